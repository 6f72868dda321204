package io.revhub.connector.partner;

import io.revhub.connector.Systems;
import io.revhub.connector.http.JsonHttp;
import io.revhub.intake.Room;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where partners post orders, as JSON or CSV like their files, by HTTP Basic with their name and secret: 202 with what was
 * taken and what was not, 422 if nothing was, 400 if it cannot be read, 413 if it is too large, 503 if the disk is full, 401 for strangers.
 */
@RestController
class PartnerController {

    private final Systems systems;
    private final OrderDesk desk;
    private final DataSize largest;

    PartnerController(Systems systems, OrderDesk desk, @Value("${revhub.limits.partner-body:5MB}") DataSize largest) {
        this.systems = systems;
        this.desk = desk;
        this.largest = largest;
    }

    @PostMapping("/partner/orders")
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        Optional<Partner> partner = partner(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (partner.isEmpty()) {
            return ResponseEntity.status(401)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"partner\"")
                    .build();
        }
        byte[] body = request.getInputStream().readNBytes((int) largest.toBytes() + 1);
        if (body.length > largest.toBytes()) {
            return answer(413, Map.of("error", "At most " + largest + " are taken"));
        }
        boolean csv = String.valueOf(request.getContentType()).startsWith("text/csv");
        try {
            List<OrderLine> lines = OrderFile.read(csv ? "orders.csv" : "orders.json", body);
            Taken taken = desk.take(partner.get(), "REST", lines);
            return answer(taken.accepted().isEmpty() ? 422 : 202, taken);
        } catch (Room.NoRoom e) {
            return answer(503, Map.of("error", "It could not be stored; send it again"));
        } catch (IllegalArgumentException e) {
            return answer(400, Map.of("error", e.getMessage()));
        }
    }

    private static ResponseEntity<?> answer(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private Optional<Partner> partner(String authorization) {
        if (authorization == null || !systems.systems().containsKey("partner")) {
            return Optional.empty();
        }
        return Partner.all(systems.system("partner")).values().stream()
                .filter(partner -> !partner.secret().isBlank())
                .filter(partner -> same(JsonHttp.basic(partner.name(), partner.secret()), authorization))
                .findFirst();
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
