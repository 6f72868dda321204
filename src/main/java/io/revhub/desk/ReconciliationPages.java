package io.revhub.desk;

import io.revhub.reconcile.Reconciliation;
import io.revhub.reconcile.Reconciliations;
import io.revhub.reconcile.Run;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whether the systems have what the hub has. */
@Controller
class ReconciliationPages {

    private static final int SHOWN = 200;
    private static final int DAYS = 31;

    private final Reconciliation reconciliation;
    private final Reconciliations reconciliations;

    ReconciliationPages(Reconciliation reconciliation, Reconciliations reconciliations) {
        this.reconciliation = reconciliation;
        this.reconciliations = reconciliations;
    }

    @GetMapping("/reconciliation")
    String newest(Model model) {
        List<Run> runs = reconciliations.newest();
        model.addAttribute(
                "running",
                runs.stream().filter(r -> r.ended() == null).findFirst().orElse(null));
        Run last = runs.stream().filter(r -> r.ended() != null).findFirst().orElse(null);
        model.addAttribute("run", last);
        model.addAttribute("scopes", Reconciliation.SCOPES);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("differences", last == null ? List.of() : reconciliations.largest(last.id(), SHOWN));
        model.addAttribute("days", last == null ? List.of() : reconciliations.days(last.id(), DAYS));
        return "reconciliation";
    }

    @GetMapping("/reconciliation/{id}.csv")
    void file(@PathVariable long id, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/csv;charset=UTF-8");
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=reconciliation-" + id + ".csv");
        reconciliations.write(id, answer.getWriter());
    }

    @PostMapping("/reconciliation")
    String begin(@RequestParam String scope, Principal user) {
        try {
            reconciliation.begin(scope, user.getName());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
        return "redirect:/reconciliation";
    }

    @PostMapping("/reconciliation/{difference}/repair")
    String repair(@PathVariable long difference, Principal user) {
        reconciliations.repair(difference, user.getName());
        return "redirect:/reconciliation";
    }
}
