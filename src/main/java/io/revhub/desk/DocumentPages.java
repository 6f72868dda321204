package io.revhub.desk;

import jakarta.servlet.http.HttpServletResponse;
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

    private final DocumentHistory history;
    private final RecordPages pages;

    DocumentPages(DocumentHistory history, RecordPages pages) {
        this.history = history;
        this.pages = pages;
    }

    @GetMapping("/documents/{id}")
    String document(@PathVariable String id, Model model, Authentication user, HttpServletResponse response) {
        Optional<DocumentView> found = history.of(id);
        model.addAttribute("id", id);
        model.addAttribute("pages", pages);
        model.addAttribute("mayMerge", MergePages.mayMerge(Person.of(user)));
        model.addAttribute("doc", found.orElse(null));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return "document";
    }

    @GetMapping("/api/documents/{id}")
    ResponseEntity<?> document(@PathVariable String id) {
        return history.of(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(new Api.Problem("There is no document " + id + ".")));
    }
}
