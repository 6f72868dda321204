package io.revhub.desk;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The systems, and what is broken of routes and mappings. */
@Controller
class SystemPages {

    private final SystemStates states;
    private final BrokenFiles broken;

    SystemPages(SystemStates states, BrokenFiles broken) {
        this.states = states;
        this.broken = broken;
    }

    @GetMapping("/systems")
    String systems(Model model) {
        model.addAttribute("systems", states.all());
        model.addAttribute("broken", broken.all());
        return "systems";
    }
}
