package io.revhub.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.revhub.delivery.ParkedItems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What needs a person: the list by reason, and one item with all that can be done about it. */
@Controller
class ParkedPages {

    private static final String TO_ITEM = "redirect:/parked/{id}";
    private static final String TO_LIST = "redirect:/parked";

    private final ParkedList list;
    private final ParkedItems items;
    private final ParkedActions actions;
    private final RecordPages pages;
    private final Users users;
    private final ObjectMapper json;

    ParkedPages(
            ParkedList list,
            ParkedItems items,
            ParkedActions actions,
            RecordPages pages,
            Users users,
            ObjectMapper json) {
        this.list = list;
        this.items = items;
        this.actions = actions;
        this.pages = pages;
        this.users = users;
        this.json = json.copy().enable(SerializationFeature.INDENT_OUTPUT);
    }

    /** What the list shows; empty: everything. */
    public record Filter(String system, String type, String who, String assignee) {

        boolean shows(ParkedView item) {
            return fits(system, item.system())
                    && fits(type, item.type())
                    && fits(who, item.who())
                    && fits(assignee, item.assignee());
        }

        private static boolean fits(String wanted, String value) {
            return wanted == null || wanted.isEmpty() || wanted.equals(value);
        }
    }

    @GetMapping("/parked")
    String parked(
            Filter filter,
            Model model,
            Locale locale,
            Authentication user,
            @RequestHeader(name = "HX-Request", required = false) String part) {
        List<ParkedView> all = list.all(locale);
        List<ParkedView> shown = all.stream().filter(filter::shows).toList();
        model.addAttribute("groups", ParkedGroup.of(shown));
        model.addAttribute("sums", ParkedGroup.sums(shown));
        model.addAttribute("shown", shown.size());
        model.addAttribute("all", all.size());
        model.addAttribute("filter", filter);
        model.addAttribute("systems", values(all, ParkedView::system));
        model.addAttribute("types", values(all, ParkedView::type));
        model.addAttribute("whos", values(all, ParkedView::who));
        model.addAttribute("assignees", values(all, ParkedView::assignee));
        model.addAttribute("mayRetryAll", Person.of(user).is("engineer"));
        return part == null ? "parked" : "parked :: list";
    }

    private static TreeSet<String> values(List<ParkedView> all, Function<ParkedView, String> field) {
        return all.stream()
                .map(field)
                .filter(value -> value != null && !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @GetMapping("/parked/{id}")
    String one(@PathVariable long id, Model model, Locale locale, Authentication user, HttpServletResponse response) {
        ParkedList.Detail detail = list.detail(id, locale).orElse(null);
        if (detail == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "no-parked";
        }
        Person person = Person.of(user);
        model.addAttribute("p", detail.item());
        model.addAttribute("detail", detail);
        model.addAttribute("alike", Alike.of(detail.output(), detail.alike(), json));
        model.addAttribute("input", pretty(detail.input()));
        model.addAttribute("output", pretty(detail.output()));
        model.addAttribute(
                "may",
                Arrays.stream(ParkedRights.values())
                        .filter(right -> items.find(id)
                                .filter(item -> item.isOpen() && right.may(person, item))
                                .isPresent())
                        .map(Enum::name)
                        .toList());
        model.addAttribute("pages", pages);
        model.addAttribute("users", users);
        return "parked-item";
    }

    /** @param deal the number of the deal on whose page the button was pressed; item: on whose page; null: it was the list */
    @PostMapping("/parked/{id}/retry")
    String retry(
            @PathVariable long id,
            @RequestParam(required = false) String deal,
            @RequestParam(required = false) String item,
            Authentication user,
            RedirectAttributes attributes) {
        ParkedActions.Outcome outcome = actions.retry(id, Person.of(user));
        if (deal != null) {
            attributes.addAttribute("number", deal);
            return "redirect:/deals/{number}";
        }
        return item == null ? TO_LIST : toItem(id, outcome, attributes);
    }

    @PostMapping("/parked/retry")
    String retryAll(
            @RequestParam String code, @RequestParam String system, @RequestParam String type, Authentication user) {
        actions.retryAll(code, system, type, Person.of(user));
        return TO_LIST;
    }

    @PostMapping("/parked/{id}/assign")
    String assign(@PathVariable long id, @RequestParam String to, Authentication user, RedirectAttributes attributes) {
        return toItem(id, actions.assign(id, to, Person.of(user)), attributes);
    }

    @PostMapping("/parked/{id}/comment")
    String comment(
            @PathVariable long id, @RequestParam String text, Authentication user, RedirectAttributes attributes) {
        return toItem(id, actions.comment(id, text, Person.of(user)), attributes);
    }

    @PostMapping("/parked/{id}/dismiss")
    String dismiss(
            @PathVariable long id, @RequestParam String reason, Authentication user, RedirectAttributes attributes) {
        return toItem(id, actions.dismiss(id, reason, Person.of(user)), attributes);
    }

    @PostMapping("/parked/{id}/same")
    String same(
            @PathVariable long id, @RequestParam String document, Authentication user, RedirectAttributes attributes) {
        return toItem(id, actions.same(id, document, Person.of(user)), attributes);
    }

    @PostMapping("/parked/{id}/another")
    String another(@PathVariable long id, Authentication user, RedirectAttributes attributes) {
        return toItem(id, actions.another(id, Person.of(user)), attributes);
    }

    @PostMapping("/parked/{id}/input")
    String edit(@PathVariable long id, @RequestParam String input, Authentication user, RedirectAttributes attributes) {
        return toItem(id, actions.edit(id, input, Person.of(user)), attributes);
    }

    private static String toItem(long id, ParkedActions.Outcome outcome, RedirectAttributes attributes) {
        if (outcome != ParkedActions.Outcome.DONE) {
            attributes.addFlashAttribute("problem", outcome.name());
        }
        attributes.addAttribute("id", id);
        return TO_ITEM;
    }

    private String pretty(String text) {
        try {
            return text == null ? null : json.writeValueAsString(json.readTree(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
