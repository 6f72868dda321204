package io.revhub.reconcile;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliation over HTTP: begin a run, look how it stands, take its differences as pages or as a file, repair one. */
@RestController
@RequestMapping("/api/reconciliations")
class ReconciliationController {

    private static final int MOST = 500;

    private final Reconciliation reconciliation;
    private final Reconciliations reconciliations;

    ReconciliationController(Reconciliation reconciliation, Reconciliations reconciliations) {
        this.reconciliation = reconciliation;
        this.reconciliations = reconciliations;
    }

    @GetMapping
    List<Run> newest() {
        return reconciliations.newest();
    }

    @PostMapping
    ResponseEntity<?> begin(@RequestParam(defaultValue = Run.WHOLE) String scope, Principal user) {
        try {
            return ResponseEntity.accepted().body(Map.of("id", reconciliation.begin(scope, user.getName())));
        } catch (IllegalArgumentException e) {
            return ResponseEntity.badRequest().body(Map.of("error", e.getMessage()));
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<?> run(@PathVariable long id) {
        return reconciliation
                .find(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> absent("There was no reconciliation " + id + "."));
    }

    @GetMapping("/{id}/differences")
    List<Difference> differences(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int atMost) {
        return reconciliations.differences(id, after, Math.max(1, Math.min(atMost, MOST)));
    }

    @GetMapping("/{id}/days")
    List<DayOfDifferences> days(@PathVariable long id) {
        return reconciliations.days(id, MOST);
    }

    @GetMapping("/{id}/differences.csv")
    void file(@PathVariable long id, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/csv;charset=UTF-8");
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=reconciliation-" + id + ".csv");
        reconciliations.write(id, answer.getWriter());
    }

    @PostMapping("/differences/{id}/repair")
    ResponseEntity<?> repair(@PathVariable long id, Principal user) {
        return reconciliations.repair(id, user.getName())
                ? ResponseEntity.accepted().build()
                : absent("There is no difference " + id + " that can be repaired from here.");
    }

    private static ResponseEntity<?> absent(String text) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("error", text));
    }
}
