package io.revhub.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.lint.CurrentFindings;
import io.revhub.lint.Finding;
import io.revhub.workbench.Bench;
import io.revhub.workbench.Inputs;
import io.revhub.workbench.Row;
import io.revhub.workbench.Tried;
import io.revhub.workbench.WhatIf;
import io.revhub.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The engineer's tools, for programs. Nothing here stores or sends anything. */
@RestController
@RequestMapping("/api")
class WorkbenchApi {

    private static final int MOST = 1000;

    private final Workspace workspace;
    private final Inputs inputs;
    private final WhatIf whatIf;
    private final CurrentFindings findings;

    WorkbenchApi(Workspace workspace, Inputs inputs, WhatIf whatIf, CurrentFindings findings) {
        this.findings = findings;
        this.workspace = workspace;
        this.inputs = inputs;
        this.whatIf = whatIf;
    }

    /**
     * What to try.
     *
     * @param text of the mapping as it would be; null: as it is
     * @param sample the name of one, or
     * @param change the number of a stored change, or
     * @param document the id of a stored document
     */
    record Attempt(String mapping, String text, String sample, Long change, String document) {}

    /** @param rows what the mapping in use makes, and what this text makes, side by side */
    record Outcome(
            JsonNode output,
            String refusal,
            String file,
            int line,
            List<String> violations,
            boolean differs,
            List<Row> rows) {}

    @PostMapping("/try")
    Outcome attempt(@RequestBody Attempt attempt) {
        Bench bench = new Bench(workspace);
        Inputs.Input given = given(attempt, bench).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Tried now = bench.run(attempt.mapping(), given.given(), given.variables());
        Tried tried =
                bench.with(attempt.mapping(), attempt.text()).run(attempt.mapping(), given.given(), given.variables());
        List<Row> rows = Row.sideBySide(now.lines(), tried.lines());
        return new Outcome(
                tried.output(),
                tried.refusal(),
                tried.file(),
                tried.line(),
                tried.violations(),
                !rows.stream().allMatch(Row::same),
                rows);
    }

    private Optional<Inputs.Input> given(Attempt attempt, Bench bench) {
        if (attempt.mapping() == null || attempt.mapping().indexOf('/') < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (attempt.change() != null) {
            return inputs.change(attempt.mapping(), attempt.change());
        }
        if (attempt.document() != null) {
            return inputs.document(attempt.mapping(), attempt.document());
        }
        return bench.samples(attempt.mapping()).stream()
                .filter(s -> s.name().equals(attempt.sample()))
                .map(s -> new Inputs.Input(s.given(), s.variables()))
                .findFirst();
    }

    /**
     * @param last null: 100
     * @param from null: since ever
     * @param until exclusive; null: until now
     * @param files all of the proposed workspace, by path
     */
    record Question(Integer last, Instant from, Instant until, Map<String, String> files) {}

    @PostMapping("/what-if")
    WhatIf.Answer whatIf(@RequestBody Question question) {
        if (question.files() == null || question.files().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        WhatIf.Span ever =
                WhatIf.Span.last(question.last() == null ? 100 : Math.max(1, Math.min(question.last(), MOST)));
        return whatIf.ask(
                Workspace.of(question.files()),
                new WhatIf.Span(
                        question.from() == null ? ever.from() : question.from(),
                        question.until() == null ? ever.until() : question.until(),
                        ever.last()));
    }

    @GetMapping("/lint")
    List<Finding> lint() {
        return findings.all();
    }
}
