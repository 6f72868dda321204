package io.revhub.desk;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What needs a person. */
@Controller
class ParkedPages {

    private final ParkedList list;
    private final Retry retry;

    ParkedPages(ParkedList list, Retry retry) {
        this.list = list;
        this.retry = retry;
    }

    @GetMapping("/parked")
    String parked(Model model, @RequestHeader(name = "HX-Request", required = false) String part) {
        model.addAttribute("items", list.all());
        return part == null ? "parked" : "parked :: list";
    }

    /** @param deal the number of the deal on whose page the button was pressed; null: it was the list */
    @PostMapping("/parked/{id}/retry")
    String retry(
            @PathVariable long id,
            @RequestParam(required = false) String deal,
            Principal user,
            RedirectAttributes attributes) {
        retry.retry(id, user.getName());
        if (deal == null) {
            return "redirect:/parked";
        }
        attributes.addAttribute("number", deal);
        return "redirect:/deals/{number}";
    }
}
