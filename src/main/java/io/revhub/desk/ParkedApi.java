package io.revhub.desk;

import io.revhub.intake.Replays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is parked, and what can be done about it, for programs. Sentences are in the language of Accept-Language. */
@RestController
@RequestMapping("/api")
class ParkedApi {

    private final ParkedList list;
    private final ParkedActions actions;
    private final Replays replays;

    ParkedApi(ParkedList list, ParkedActions actions, Replays replays) {
        this.list = list;
        this.actions = actions;
        this.replays = replays;
    }

    /** What was done. */
    record Count(long count) {}

    record Same(String code, String system, String type) {}

    @GetMapping("/parked")
    List<ParkedView> parked(Locale locale) {
        return list.all(locale);
    }

    @GetMapping("/parked/groups")
    List<ParkedGroup> groups(Locale locale) {
        return ParkedGroup.of(list.all(locale));
    }

    @GetMapping("/parked/{id}")
    ResponseEntity<?> one(@PathVariable long id, Locale locale) {
        return list.detail(id, locale)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> answer(ParkedActions.Outcome.NOT_THERE, id));
    }

    @PostMapping("/parked/{id}/retry")
    ResponseEntity<?> retry(@PathVariable long id, Authentication user) {
        return answer(actions.retry(id, Person.of(user)), id);
    }

    @PostMapping("/parked/retry")
    ResponseEntity<?> retryAll(@RequestBody Same same, Authentication user) {
        Person by = Person.of(user);
        return by.is("engineer")
                ? ResponseEntity.accepted()
                        .body(new Count(actions.retryAll(same.code(), same.system(), same.type(), by)))
                : answer(ParkedActions.Outcome.NOT_ALLOWED, 0);
    }

    @PostMapping("/parked/{id}/assign")
    ResponseEntity<?> assign(@PathVariable long id, @RequestBody Map<String, String> body, Authentication user) {
        return answer(actions.assign(id, body.get("to"), Person.of(user)), id);
    }

    @PostMapping("/parked/{id}/comment")
    ResponseEntity<?> comment(@PathVariable long id, @RequestBody Map<String, String> body, Authentication user) {
        return answer(actions.comment(id, body.get("text"), Person.of(user)), id);
    }

    @PostMapping("/parked/{id}/dismiss")
    ResponseEntity<?> dismiss(@PathVariable long id, @RequestBody Map<String, String> body, Authentication user) {
        return answer(actions.dismiss(id, body.get("reason"), Person.of(user)), id);
    }

    /** @param body {@code document}: which of those that it is like; may be left out if there is only one */
    @PostMapping("/parked/{id}/same")
    ResponseEntity<?> same(@PathVariable long id, @RequestBody Map<String, String> body, Authentication user) {
        return answer(actions.same(id, body.get("document"), Person.of(user)), id);
    }

    @PostMapping("/parked/{id}/another")
    ResponseEntity<?> another(@PathVariable long id, Authentication user) {
        return answer(actions.another(id, Person.of(user)), id);
    }

    /** Takes the body in once, as if the system had sent it. */
    @PutMapping("/parked/{id}/input")
    ResponseEntity<?> edit(@PathVariable long id, @RequestBody String input, Authentication user) {
        return answer(actions.edit(id, input, Person.of(user)), id);
    }

    /** Replays all documents of a type with today's mappings. */
    @PostMapping("/remap/{document}")
    ResponseEntity<?> remap(@PathVariable String document, Authentication user) {
        return Person.of(user).is("engineer")
                ? ResponseEntity.accepted().body(new Count(replays.remap(document)))
                : answer(ParkedActions.Outcome.NOT_ALLOWED, 0);
    }

    private static ResponseEntity<?> answer(ParkedActions.Outcome outcome, long id) {
        return switch (outcome) {
            case DONE -> ResponseEntity.accepted().build();
            case NOT_THERE -> Problem.answer(HttpStatus.NOT_FOUND, "Nothing is parked under the number " + id + ".");
            case NOT_ALLOWED -> Problem.answer(HttpStatus.FORBIDDEN, Problem.FOR_OTHERS);
            case NOT_NOW -> Problem.answer(HttpStatus.CONFLICT, "It is being tried again; wait for how that ends.");
            case NOT_UNDERSTOOD ->
                Problem.answer(HttpStatus.BAD_REQUEST, "A text is missing, or what was given is not a JSON object.");
        };
    }
}
