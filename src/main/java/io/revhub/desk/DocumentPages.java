package io.revhub.desk;

import io.revhub.deal.Deals;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One document: what it is, who decided on what, and where it has been brought; as a page and for programs. */
@Controller
class DocumentPages {

    private static final int DEALS = 50;

    private final DocumentHistory history;
    private final Deals deals;
    private final RecordPages pages;
    private final Users users;

    DocumentPages(DocumentHistory history, Deals deals, RecordPages pages, Users users) {
        this.history = history;
        this.deals = deals;
        this.pages = pages;
        this.users = users;
    }

    @GetMapping("/documents/{id}")
    String document(@PathVariable String id, Model model, Authentication user, HttpServletResponse response) {
        Optional<DocumentView> found = history.of(id);
        model.addAttribute("id", id);
        model.addAttribute("pages", pages);
        model.addAttribute("users", users);
        model.addAttribute("mayMerge", MergePages.mayMerge(Person.of(user)));
        model.addAttribute("doc", found.orElse(null));
        model.addAttribute(
                "deals",
                found.filter(d -> d.type().equals("account"))
                        .map(d -> deals.of(d.id(), DEALS))
                        .orElse(List.of()));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return "document";
    }

    @GetMapping("/api/documents/{id}")
    ResponseEntity<?> document(@PathVariable String id) {
        return history.of(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> Problem.answer(HttpStatus.NOT_FOUND, "There is no document " + id + "."));
    }
}
