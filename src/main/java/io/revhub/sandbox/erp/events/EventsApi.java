package io.revhub.sandbox.erp.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where events are read from, and what is to go wrong with the next ones. */
@RestController
public class EventsApi {

    private static final int MOST = 10_000;

    private final EventMesh mesh;

    /** @param kind double, lose or reorder */
    record Fault(String kind, int times) {}

    public EventsApi(EventMesh mesh) {
        this.mesh = mesh;
    }

    @GetMapping("/_sandbox/events")
    Map<String, String> events() {
        return Map.of(
                "address", mesh.address(), "queue", mesh.queue(), "topics", EventMesh.NAMESPACE + "/ce/sap/s4/beh/#");
    }

    /** 204, or 400 with the reason if it is no fault. */
    @PostMapping("/_sandbox/events/faults")
    ResponseEntity<Map<String, String>> fault(@RequestBody Fault fault) {
        Optional<EventFaults.Kind> kind = Arrays.stream(EventFaults.Kind.values())
                .filter(known -> known.name().equalsIgnoreCase(fault.kind()))
                .findFirst();
        if (kind.isEmpty() || fault.times() < 0 || fault.times() > MOST) {
            return ResponseEntity.badRequest()
                    .body(Map.of("error", "A fault of events is double, lose or reorder, at most " + MOST + " times"));
        }
        mesh.faults().set(kind.get(), Math.max(1, fault.times()));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/_sandbox/events/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        mesh.faults().clear();
    }
}
