package io.revhub.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.endtoend.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is sent to the hub, it says what is wrong with it, and goes on. {@code -Dfuzz.rounds=100000 -Dfuzz.seed=1} tries
 * more, or the same again; target/fuzz.txt tells what came of it.
 */
@ExtendWith(World.Shared.class)
class InputTest {

    private static final String EVENT = "{\"event\":\"%s\",\"data\":{\"id\":\"x-1\",\"order_id\":\"x-2\"}}";
    private static final String CALLBACK = "{\"eventType\":\"INVOICE_PAYMENT_SUCCESS\",\"objectType\":\"INVOICE\","
            + "\"objectId\":\"inv-1\",\"accountId\":\"acc\",\"metaData\":\"{\\\"paymentId\\\":\\\"pay-1\\\"}\"}";
    private static final String ORDERS =
            "{\"orders\":[{\"order\":\"F-1\",\"orderedOn\":\"2026-04-10\",\"currency\":\"EUR\","
                    + "\"customerVatId\":\"DE1\",\"shipToCountry\":\"DE\",\"lines\":[{\"line\":10,\"sku\":\"NONE\",\"quantity\":2,"
                    + "\"unitPrice\":\"10.00\"}]}]}";

    private static final Pattern PLACE = Pattern.compile("/webhooks/(shop|billing|provisioning)(?=$)|/partner/orders"
            + "|/api/(deals|parked|sandbox)(?=$|/)|/deals(?=/)|/login(?=$)");

    private final World world;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Rubbish rubbish = new Rubbish(Long.getLong("fuzz.seed", 20260410));
    private final Map<String, Integer> answers = new TreeMap<>();

    InputTest(World world) {
        this.world = world;
    }

    @Test
    void whateverIsSentIsAnsweredWithWhatIsWrongAndStopsNothing() throws Exception {
        int rounds = Integer.getInteger("fuzz.rounds", 240);
        List<String> failures = new ArrayList<>();
        long heapBefore = heap();
        for (int round = 0; round < rounds; round++) {
            HttpRequest request = request(round);
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            answers.merge(place(request) + " " + answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() >= 500 || answer.body().contains("\tat ")) {
                failures.add(round + " " + request.method() + " " + request.uri() + ": " + answer.statusCode() + " "
                        + answer.body());
            }
        }
        long heapAfter = heap();
        Files.writeString(Path.of("target/fuzz.txt"), figures(rounds, heapBefore, heapAfter));

        assertThat(failures).isEmpty();
        World.soon("everything is taken in").untilAsserted(() -> {
            JsonNode status = world.hub.status();
            assertThat(status.path("captured").toString()).doesNotContainPattern("[1-9]");
            assertThat(status.path("openReadings").asLong()).isZero();
        });
        HttpResponse<String> good = http.send(
                signed("provisioning", EVENT.formatted("entitlement.active").getBytes(StandardCharsets.UTF_8)),
                BodyHandlers.ofString());
        assertThat(good.statusCode()).isEqualTo(202);
    }

    @Test
    void aBodyThatDoesNotEndIsRefusedAtTheLimitWhereverItIsSent() throws Exception {
        String basic = "Authorization: Basic " + basic("nord", "sandbox-nord") + "\r\n";
        String engineer = "Authorization: Basic " + basic("engineer", "sandbox-engineer") + "\r\n";
        assertThat(endless("/webhooks/provisioning", "")).isEqualTo(413);
        assertThat(endless("/webhooks/billing?secret=sandbox-callback", "")).isEqualTo(413);
        assertThat(endless("/partner/orders", basic)).isEqualTo(413);
        assertThat(endless("/api/sandbox/clock", engineer + "Content-Type: application/json\r\n"))
                .isBetween(400, 499);
        assertThat(endless("/login", "Content-Type: application/x-www-form-urlencoded\r\n"))
                .isBetween(300, 499);
    }

    @Test
    void aScriptInANameIsShownAsWhatItIs() throws Exception {
        String unit = "<img src=x onerror=alert(1)>" + world.unique();
        String number = "SCRIPT-" + world.unique();
        world.crm.create(
                "Product2",
                Map.of(
                        "Name",
                        "<script>alert(1)</script>",
                        "ProductCode",
                        number,
                        "RevHub_Kind__c",
                        "goods",
                        "RevHub_SellingModel__c",
                        "one-off",
                        "QuantityUnitOfMeasure",
                        unit,
                        "IsActive",
                        true));
        World.soon("it is parked")
                .untilAsserted(() -> assertThat(world.hub.parked()).contains(unit.substring(1)));
        Pages pages = new Pages(installation());

        String parked = pages.get("/parked");

        assertThat(parked).contains("&lt;img src=x onerror").doesNotContain("<img src=x");
        assertThat(pages.get("/deals/%3Cscript%3Ealert(1)%3C%2Fscript%3E")).doesNotContain("<script>alert");
        assertThat(pages.get("/login?error=%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
                .doesNotContain("<script>alert");
    }

    private HttpRequest request(int round) {
        return switch (round % 8) {
            case 0 -> signed("provisioning", rubbish.of(EVENT.formatted("entitlement.active")));
            case 1 -> signed("shop", rubbish.of(EVENT.formatted("order.placed")));
            case 2 -> signed("shop", rubbish.of(EVENT.formatted("payment.captured")));
            case 3 ->
                to("/webhooks/billing?secret=sandbox-callback")
                        .POST(BodyPublishers.ofByteArray(rubbish.of(CALLBACK)))
                        .build();
            case 4 -> partner("application/json", rubbish.of(ORDERS));
            case 5 -> partner("text/csv", rubbish.of(ORDERS.replace("\"orders\"", "\"order,sku\"")));
            case 6 ->
                to("/webhooks/" + encoded(rubbish.text()))
                        .header("webhook-timestamp", "9".repeat(40))
                        .POST(BodyPublishers.ofByteArray(rubbish.of(CALLBACK)))
                        .build();
            default -> api(round);
        };
    }

    private HttpRequest api(int round) {
        String odd = encoded(rubbish.text());
        HttpRequest.Builder request = to(rubbish.one(List.of(
                        "/api/deals/" + odd,
                        "/api/deals?atMost=" + odd,
                        "/api/parked/" + odd + "/retry",
                        "/api/" + odd,
                        "/deals/" + odd + "?seen=" + odd,
                        "/login?" + odd,
                        "/api/sandbox/clock")))
                .header("Authorization", "Basic " + basic("engineer", "sandbox-engineer"))
                .header("Accept-Language", rubbish.one(List.of("de", "*", "xx-YY;q=9", "-")));
        return round % 3 == 0
                ? request.header(
                                "Content-Type",
                                rubbish.one(List.of("application/json", "text/xml", "a/b;charset=none")))
                        .POST(BodyPublishers.ofByteArray(rubbish.of("{\"instant\":\"no\",\"x\":[1]}")))
                        .build()
                : request.GET().build();
    }

    private HttpRequest partner(String type, byte[] body) {
        return to("/partner/orders")
                .header("Authorization", "Basic " + basic("nord", "sandbox-nord"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest signed(String system, byte[] body) {
        String secret = installation().sandbox().get(system).login().get("webhook-secret");
        String time = String.valueOf(Instant.now().getEpochSecond());
        return to("/webhooks/" + system)
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + hmac(secret, "msg_1." + time + ".", body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(installation().hub() + path)).timeout(Duration.ofSeconds(60));
    }

    private Installation installation() {
        return world.installation;
    }

    private String figures(int rounds, long heapBefore, long heapAfter) {
        String table = answers.entrySet().stream()
                .map(answer -> answer.getKey() + ": " + answer.getValue())
                .collect(Collectors.joining("\n"));
        return "rounds=%d%n%s%nheap after a full collection: %d MB before, %d MB after%n"
                .formatted(rounds, table, heapBefore, heapAfter);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static String place(HttpRequest request) {
        Matcher place = PLACE.matcher(request.uri().getPath());
        return place.lookingAt() ? place.group() : "another path";
    }

    /** Sends a chunk again and again until the hub has had enough; the status that it answers. */
    private int endless(String path, String headers) throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket("localhost", installation().hub().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + headers
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            try {
                for (int sent = 0; sent < 400 && answer.available() == 0; sent++) {
                    socket.getOutputStream().write(chunk);
                }
            } catch (IOException e) {
                // closed by the hub: what it has said stands
            }
            String status = new String(answer.readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring(9));
        }
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String secret, String start, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
