package io.revhub.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A system's faults over HTTP, on {@code /_sandbox/faults} of the system itself: to list, set and clear. */
@RestController
@RequestMapping("/_sandbox/faults")
class FaultsApi {

    private final Faults faults;
    private final ObjectMapper json;

    FaultsApi(Faults faults, ObjectMapper json) {
        this.faults = faults;
        this.json = json;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, List<Faults.Shown>> list() {
        return Map.of("faults", faults.list());
    }

    /** 204, or 400 with the reason if it is no fault. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> set(@RequestBody ObjectNode fault) {
        try {
            faults.set(json.convertValue(fault, Fault.class));
            return ResponseEntity.noContent().build();
        } catch (IllegalArgumentException e) {
            return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(@PathVariable long number) {
        faults.clear(number);
    }
}
