package io.revhub.sandbox.erp;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A clerk's dunning run: {@code POST /_sandbox/dunning-runs}. */
@RestController
class DunningApi {

    private final Dunning dunning;
    private final Clock clock;

    /** @param date null: today */
    record Run(String companyCode, LocalDate date) {}

    DunningApi(Dunning dunning, Clock clock) {
        this.dunning = dunning;
        this.clock = clock;
    }

    @PostMapping("/_sandbox/dunning-runs")
    List<Dunning.Outcome> run(@RequestBody Run run) {
        return dunning.run(run.companyCode(), run.date() == null ? LocalDate.now(clock) : run.date());
    }
}
