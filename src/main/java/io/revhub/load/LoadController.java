package io.revhub.load;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Initial loads over HTTP: begin or go on, look how one stands, take its report. */
@RestController
@RequestMapping("/api/loads")
class LoadController {

    private final Loads loads;

    LoadController(Loads loads) {
        this.loads = loads;
    }

    @PostMapping
    ResponseEntity<?> begin(@RequestParam String system, @RequestParam String document, Principal user) {
        try {
            return ResponseEntity.accepted().body(Map.of("id", loads.begin(system, document, user.getName())));
        } catch (IllegalArgumentException e) {
            return ResponseEntity.badRequest().body(Map.of("error", e.getMessage()));
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<?> load(@PathVariable long id) {
        return loads.find(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Map.of("error", "There was no load " + id + ".")));
    }

    @GetMapping("/{id}/refused.csv")
    void report(@PathVariable long id, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/csv;charset=UTF-8");
        loads.report(id, answer.getWriter());
    }
}
