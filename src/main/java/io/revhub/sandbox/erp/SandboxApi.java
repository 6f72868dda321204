package io.revhub.sandbox.erp;

import java.time.YearMonth;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a test or a demo turns in the ERP that a user of the real one does in its own transactions. */
@RestController
class SandboxApi {

    private final Periods periods;
    private final PageSize pageSize;

    SandboxApi(Periods periods, PageSize pageSize) {
        this.periods = periods;
        this.pageSize = pageSize;
    }

    record Period(String companyCode, String period, boolean open) {}

    record Page(int entities) {}

    @PostMapping("/_sandbox/periods")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void period(@RequestBody Period period) {
        periods.set(period.companyCode(), YearMonth.parse(period.period()), period.open());
    }

    @PostMapping("/_sandbox/page-size")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pageSize(@RequestBody Page page) {
        pageSize.set(page.entities());
    }
}
