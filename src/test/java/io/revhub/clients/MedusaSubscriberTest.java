package io.revhub.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.http.StandardWebhooks;
import io.revhub.sandbox.Receiver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("clients")
class MedusaSubscriberTest {

    private static final String SECRET = "whsec_c2hvcC1zZWNyZXQ=";

    @Test
    void whatTheShippedSubscriberPostsIsGenuineAndComesAgainUntilItIsTaken() throws Exception {
        try (Receiver hub = Receiver.refusing(0, "order.placed")) {
            List<String> told = new NodeScript("medusa-subscriber.mjs")
                    .run(Map.of(
                            "REVHUB_WEBHOOK_URL",
                            hub.address("/webhooks/shop").toString(),
                            "REVHUB_WEBHOOK_SECRET",
                            SECRET));

            assertThat(told).endsWith("told");
            assertThat(hub.posts()).hasSize(2);
            hub.posts()
                    .forEach(post -> new StandardWebhooks(SECRET, Clock.systemUTC())
                            .check(lower(post.headers()), post.body().getBytes(StandardCharsets.UTF_8)));
            assertThat(hub.posts().get(1).body()).isEqualTo(hub.posts().get(0).body());
            assertThat(hub.posts().get(1).body()).startsWith("{\"event\":\"order.placed\",\"id\":\"msg_");
        }
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
