package io.revhub.intake;

import io.revhub.journal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where systems post to: 202 once everything is durable, 401 for whoever is not the system, 400 for what cannot be
 * understood, 404 for a system that is not configured, 413 for too much, 503 while the broker or the route is not there, so that the system tries again.
 */
@RestController
class WebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    private final Webhooks webhooks;
    private final Refusals refusals;
    private final DataSize atMost;
    private final Environment environment;

    WebhookController(
            Webhooks webhooks,
            Refusals refusals,
            @Value("${revhub.limits.webhook-body:1MB}") DataSize atMost,
            Environment environment) {
        this.webhooks = webhooks;
        this.refusals = refusals;
        this.atMost = atMost;
        this.environment = environment;
    }

    @PostMapping("/webhooks/{system}")
    ResponseEntity<String> receive(
            @PathVariable String system, @RequestParam Map<String, String> query, HttpServletRequest request)
            throws IOException {
        Optional<Webhooks.Open> open = webhooks.of(system);
        if (open.isEmpty() && !known(system)) {
            return answer(404, "There is no such system.");
        }
        if (open.isEmpty()) {
            return answer(503, "Nobody listens to this system now.");
        }
        byte[] body = request.getInputStream().readNBytes((int) atMost.toBytes() + 1);
        if (body.length > atMost.toBytes()) {
            return answer(413, "At most " + atMost + " are taken.");
        }
        return receive(system, open.get(), query, headers(request), body);
    }

    private boolean known(String system) {
        return Binder.get(environment)
                .bind("revhub.systems", Bindable.mapOf(String.class, Object.class))
                .map(systems -> systems.containsKey(system))
                .orElse(false);
    }

    private ResponseEntity<String> receive(
            String system, Webhooks.Open open, Map<String, String> query, Map<String, String> headers, byte[] body) {
        try {
            open.capture().accept(open.webhook().receive(headers, query, body));
            return answer(202, "");
        } catch (Webhook.NotGenuine e) {
            refusals.count(system);
            return answer(401, "The signature is missing or wrong.");
        } catch (IllegalArgumentException e) {
            return answer(400, "This cannot be understood.");
        } catch (RuntimeException e) {
            LOG.warn("A webhook of the {} could not be captured: {}", system, e.toString());
            return answer(503, "It could not be stored; send it again.");
        }
    }

    private static ResponseEntity<String> answer(int status, String text) {
        return ResponseEntity.status(status).body(text);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), request::getHeader, (a, b) -> a, LinkedHashMap::new));
    }
}
