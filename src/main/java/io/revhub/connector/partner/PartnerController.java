package io.revhub.connector.partner;

import io.revhub.connector.Systems;
import io.revhub.connector.http.JsonHttp;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where partners post orders, as JSON or CSV like their files, by HTTP Basic with their name and secret: 202 with what was
 * taken and what was not, 422 if nothing was, 400 if it cannot be read, 413 if it is too large, 401 for strangers.
 */
@RestController
class PartnerController {

    private static final int LARGEST = 5 * 1024 * 1024;

    private final Systems systems;
    private final OrderDesk desk;

    PartnerController(Systems systems, OrderDesk desk) {
        this.systems = systems;
        this.desk = desk;
    }

    @PostMapping("/partner/orders")
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        Optional<Partner> partner = partner(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (partner.isEmpty()) {
            return ResponseEntity.status(401)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"partner\"")
                    .build();
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return ResponseEntity.status(413).body(Map.of("error", "At most 5 MB are taken"));
        }
        boolean csv = String.valueOf(request.getContentType()).startsWith("text/csv");
        try {
            List<OrderLine> lines = OrderFile.read(csv ? "orders.csv" : "orders.json", body);
            Taken taken = desk.take(partner.get(), "REST", lines);
            return ResponseEntity.status(taken.accepted().isEmpty() ? 422 : 202).body(taken);
        } catch (IllegalArgumentException e) {
            return ResponseEntity.badRequest().body(Map.of("error", e.getMessage()));
        }
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
