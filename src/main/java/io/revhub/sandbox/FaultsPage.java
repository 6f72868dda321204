package io.revhub.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.Page.Input;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The landscape for people: the systems, their business time, and this system's faults to see, set and clear. */
@RestController
@RequestMapping("/_sandbox")
class FaultsPage {

    private static final String HOME = "/_sandbox/";
    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

    private final Faults faults;
    private final SimulatedSystem system;
    private final Landscape landscape;
    private final ObjectMapper json;

    FaultsPage(Faults faults, SimulatedSystem system, Landscape landscape, ObjectMapper json) {
        this.faults = faults;
        this.system = system;
        this.landscape = landscape;
        this.json = json;
    }

    @GetMapping(
            path = {"/", "/faults"},
            produces = Page.HTML)
    String page() {
        return page(null);
    }

    private String page(String refusal) {
        Instant now = landscape.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Page page = new Page(system.product() + ": faults", "Simulated " + system.name());
        if (refusal != null) {
            page.text(refusal);
        }
        page.table(
                        "Faults that are set",
                        List.of("No.", "Kind", "Hits", "Method", "Path", "Settings"),
                        faults.list().stream().map(this::row).toList())
                .form(HOME + "set", inputs(), "Set this fault")
                .form(HOME + "clear", List.of(Input.text("number", "No. (none: all)")), "Clear")
                .table(
                        "The landscape",
                        List.of("System", "Product", "Records", "Faults"),
                        landscape.systems().stream().map(this::row).toList())
                .text("Business time is " + now + "; it only moves forward.")
                .form(HOME + "clock", List.of(new Input("instant", "Move to", List.of(), now.toString())), "Move");
        return page.html();
    }

    private static List<Input> inputs() {
        List<String> kinds =
                Arrays.stream(Fault.Kind.values()).map(Fault.Kind::name).toList();
        return List.of(
                new Input("kind", "Kind", kinds, null),
                new Input("method", "Method", List.of("", "GET", "POST", "PUT", "PATCH", "DELETE"), ""),
                Input.text("path", "Path contains"),
                new Input("times", "Times (0: until cleared)", List.of(), "1"),
                Input.text("probability", "Probability"),
                Input.text("until", "Until (UTC, real time)"),
                Input.text("millis", "Milliseconds"),
                Input.text("jitterMillis", "Jitter"),
                Input.text("retryAfter", "Retry-After (seconds)"),
                Input.text("status", "Status"),
                Input.text("body", "Body"));
    }

    @PostMapping(path = "/set", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = Page.HTML)
    ResponseEntity<String> set(@RequestParam Map<String, String> fields) {
        Map<String, String> said = new TreeMap<>(fields);
        said.values().removeIf(String::isBlank);
        return done(() -> faults.set(json.convertValue(said, Fault.class)));
    }

    @PostMapping(path = "/clear", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = Page.HTML)
    ResponseEntity<String> clear(@RequestParam String number) {
        return done(() -> {
            if (number.isBlank()) {
                faults.clear();
            } else {
                faults.clear(Long.parseLong(number.strip()));
            }
        });
    }

    @PostMapping(path = "/clock", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = Page.HTML)
    ResponseEntity<String> move(@RequestParam Instant instant) {
        return done(() -> landscape.clock().moveTo(instant));
    }

    private ResponseEntity<String> done(Runnable action) {
        try {
            action.run();
            return ResponseEntity.status(303).header("Location", HOME).build();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return ResponseEntity.badRequest().body(page(e.getMessage()));
        }
    }

    private List<?> row(Faults.Shown shown) {
        Fault fault = shown.fault();
        Map<String, Object> settings = new TreeMap<>(json.convertValue(fault, SETTINGS));
        List.of("kind", "method", "path").forEach(settings::remove);
        if (fault.times() == Integer.MAX_VALUE) {
            settings.remove("times");
        }
        StringBuilder said = new StringBuilder();
        settings.forEach(
                (name, value) -> said.append(name).append(' ').append(value).append('\n'));
        return Arrays.asList(
                shown.number(), fault.kind().name(), shown.hits(), fault.method(), fault.path(), said.toString());
    }

    private List<?> row(SimulatedSystem other) {
        String address = landscape.address(other.name()).toString();
        return List.of(
                other.name(),
                other.product(),
                new Page.Link(address + "/", address + "/"),
                new Page.Link("faults", address + HOME));
    }
}
