package io.revhub.sandbox.erp.events;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where events are read from, and what is to go wrong with the next ones. */
@RestController
public class EventsApi {

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

    @PostMapping("/_sandbox/events/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fault(@RequestBody Fault fault) {
        mesh.faults().set(EventFaults.Kind.valueOf(fault.kind().toUpperCase(Locale.ROOT)), Math.max(1, fault.times()));
    }

    @DeleteMapping("/_sandbox/events/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        mesh.faults().clear();
    }
}
