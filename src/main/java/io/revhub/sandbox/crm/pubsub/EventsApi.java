package io.revhub.sandbox.crm.pubsub;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes the faults of event streams happen, on {@code /_sandbox/events} of the simulated CRM. */
@RestController
@RequestMapping("/_sandbox/events")
public final class EventsApi {

    private final PubSub pubSub;

    /** @param recordIds empty: an overflow, which names no records */
    record Gap(String object, String type, List<String> recordIds) {}

    EventsApi(PubSub pubSub) {
        this.pubSub = pubSub;
    }

    /** Where the API listens with TLS, and its newest place. */
    @GetMapping
    Map<String, Object> state() {
        return Map.of("port", pubSub.port(), "tip", pubSub.bus().log().tip());
    }

    @PostMapping("/end-streams")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endStreams() {
        pubSub.endStreams();
    }

    @PostMapping("/break-streams")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void breakStreams() {
        pubSub.breakStreams();
    }

    @PostMapping("/mute-streams")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void muteStreams() {
        pubSub.muteStreams();
    }

    /** Nothing that was ever told can be replayed any more. */
    @PostMapping("/expire-replay-ids")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void expire() {
        pubSub.bus().log().expireAll();
    }

    @PostMapping("/drop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@RequestParam(defaultValue = "1") int next) {
        pubSub.bus().faults().dropNext(next);
    }

    @PostMapping("/repeat")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void repeat(@RequestParam(defaultValue = "1") int next) {
        pubSub.bus().faults().repeatNext(next);
    }

    @PostMapping("/gap")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void gap(@RequestBody Gap gap) {
        pubSub.bus().gap(gap.object(), ChangeType.valueOf(gap.type()), gap.recordIds());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        pubSub.bus().faults().clear();
    }
}
