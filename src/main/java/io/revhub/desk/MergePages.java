package io.revhub.desk;

import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.intake.Sameness;
import io.revhub.rules.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Merges two documents that are one, and undoes it; from the document's page and for programs. For engineers and finance. */
@Controller
class MergePages {

    private static final String TO_DOCUMENT = "redirect:/documents/{id}";

    private final Documents documents;
    private final Sameness sameness;
    private final TransactionTemplate transactions;

    MergePages(Documents documents, Sameness sameness, TransactionTemplate transactions) {
        this.documents = documents;
        this.sameness = sameness;
        this.transactions = transactions;
    }

    /** @param into the survivor's id, or its number */
    @PostMapping("/documents/{id}/merge")
    String merge(
            @PathVariable String id,
            @RequestParam String into,
            @RequestParam String why,
            Authentication user,
            RedirectAttributes attributes) {
        merge(id, into, why, Person.of(user)).ifPresent(no -> attributes.addFlashAttribute("problem", no.reason()));
        attributes.addAttribute("id", id);
        return TO_DOCUMENT;
    }

    @PostMapping("/documents/{id}/unmerge")
    String undo(@PathVariable String id, @RequestParam String why, Authentication user, RedirectAttributes attributes) {
        undo(id, why, Person.of(user)).ifPresent(no -> attributes.addFlashAttribute("problem", no.reason()));
        attributes.addAttribute("id", id);
        return TO_DOCUMENT;
    }

    @PostMapping("/api/documents/{id}/merge")
    ResponseEntity<?> merge(@PathVariable String id, @RequestBody Map<String, String> body, Authentication user) {
        return mayMerge(Person.of(user))
                ? answer(merge(id, body.get("into"), body.get("why"), Person.of(user)))
                : forbidden();
    }

    @DeleteMapping("/api/documents/{id}/merge")
    ResponseEntity<?> undo(@PathVariable String id, @RequestParam String why, Authentication user) {
        return mayMerge(Person.of(user)) ? answer(undo(id, why, Person.of(user))) : forbidden();
    }

    static boolean mayMerge(Person person) {
        return person.is("engineer") || person.is("finance");
    }

    private static ResponseEntity<?> answer(Optional<Refusal> refused) {
        return refused.<ResponseEntity<?>>map(why -> Problem.answer(HttpStatus.CONFLICT, why.reason()))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static Optional<Refusal> refused(String why, Person by) {
        if (!mayMerge(by)) {
            return Optional.of(unknown(Problem.FOR_OTHERS));
        }
        return why == null || why.isBlank() ? Optional.of(unknown("Say why.")) : Optional.empty();
    }

    private Optional<Refusal> merge(String id, String into, String why, Person by) {
        return refused(why, by).or(() -> mergeInto(id, into, why, by));
    }

    private Optional<Refusal> mergeInto(String id, String into, String why, Person by) {
        return transactions.execute(tx -> {
            Optional<Document> one = find(id);
            Optional<Document> other = one.flatMap(d -> survivor(d, into));
            return other.isEmpty()
                    ? Optional.of(unknown("There is no document " + into + " of this type."))
                    : sameness.merge(one.get().id(), other.get().id(), by.name(), why.strip());
        });
    }

    private Optional<Refusal> undo(String id, String why, Person by) {
        return refused(why, by)
                .or(() -> transactions.execute(tx -> find(id).filter(d -> sameness.undo(d.id(), by.name(), why.strip()))
                        .map(d -> Optional.<Refusal>empty())
                        .orElseGet(() -> Optional.of(unknown("It is merged into no other.")))));
    }

    private Optional<Document> survivor(Document one, String into) {
        if (into == null || into.isBlank()) {
            return Optional.empty();
        }
        return find(into.strip()).or(() -> documents.byNumber(one.type(), into.strip()));
    }

    private Optional<Document> find(String id) {
        return DocumentId.isOne(id) ? documents.find(new DocumentId(id)) : Optional.empty();
    }

    private static Refusal unknown(String reason) {
        return new Refusal("cannot-be-merged", reason, "Name another document.", null);
    }

    private static ResponseEntity<?> forbidden() {
        return Problem.answer(HttpStatus.FORBIDDEN, Problem.FOR_OTHERS);
    }
}
