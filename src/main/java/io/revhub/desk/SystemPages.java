package io.revhub.desk;

import io.revhub.delivery.Circuits;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The systems, pausing and resuming their deliveries, and what is broken of routes and mappings. */
@Controller
class SystemPages {

    private static final String TO_SYSTEMS = "redirect:/systems";

    private final SystemStates states;
    private final BrokenFiles broken;
    private final Circuits circuits;

    SystemPages(SystemStates states, BrokenFiles broken, Circuits circuits) {
        this.states = states;
        this.broken = broken;
        this.circuits = circuits;
    }

    @GetMapping("/systems")
    String systems(Model model) {
        model.addAttribute("systems", states.all());
        model.addAttribute("broken", broken.all());
        return "systems";
    }

    @PostMapping("/systems/{system}/pause")
    String pause(@PathVariable String system, Principal user) {
        circuits.pause(system, user.getName());
        return TO_SYSTEMS;
    }

    @PostMapping("/systems/{system}/resume")
    String resume(@PathVariable String system, Principal user) {
        circuits.resume(system, user.getName());
        return TO_SYSTEMS;
    }
}
