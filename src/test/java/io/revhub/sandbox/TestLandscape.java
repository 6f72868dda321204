package io.revhub.sandbox;

import io.revhub.sandbox.SandboxProperties.SystemSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A landscape for tests of simulated systems: one for the whole run, each system started on a free port when first asked
 * for. Tests share its records, so each makes its own.
 */
public final class TestLandscape {

    public static final Instant START = Instant.parse("2026-04-10T08:00:00Z");

    private static final Map<String, Map<String, String>> LOGINS = Map.of(
            "crm",
                    Map.of(
                            "client-id", "revhub",
                            "client-secret", "secret",
                            "username", "integration@example.com",
                            "password", "password",
                            "refresh-token", "refresh"),
            "shop",
                    Map.of(
                            "secret-key", "sk_test",
                            "publishable-key", "pk_test",
                            "provider-key", "psp_test",
                            "webhook-secret", "whsec_c2hvcA=="),
            "billing", Map.of("username", "admin", "password", "secret", "api-key", "revhub", "api-secret", "tenant"),
            "erp", Map.of("username", "REVHUB", "password", "secret"),
            "answering", Map.of(),
            "signature", Map.of("token", "secret", "webhook-secret", "whsec_c2VjcmV0"),
            "faulty", Map.of(),
            "provisioning", Map.of("token", "secret", "webhook-secret", "whsec_c2VjcmV0"));

    private static final Map<String, Map<String, String>> OPTIONS = Map.of(
            "crm",
            Map.of(
                    "events-plain-port",
                    "0",
                    "events-keep-alive",
                    "200ms",
                    "change-events",
                    "Account, Opportunity, Quote, Order, Product2",
                    "channel.Sales__chn",
                    "Contact, Quote",
                    "event.Note__e",
                    "Text__c text, Amount__c number"));

    /** Where the systems send their webhooks to; a test that wants them listens there by a {@link Receiver}. */
    public static final int HUB_PORT = freePort();

    private static Landscape landscape;
    private static Path folder;

    private TestLandscape() {}

    /** The shared landscape with this system running. */
    public static synchronized Landscape with(SimulatedSystem system) {
        if (landscape == null) {
            folder = newFolder();
            landscape = in(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(landscape::close));
        }
        if (!landscape.systems().contains(system)) {
            landscape.start(system);
        }
        return landscape;
    }

    /** A landscape of the test's own, without systems yet; the test closes it. */
    public static Landscape in(Path folder) {
        return new Landscape(properties(folder), SandboxConfiguration.exactJson());
    }

    private static SandboxProperties properties(Path folder) {
        Map<String, SystemSettings> systems = new HashMap<>();
        LOGINS.forEach((name, login) ->
                systems.put(name, new SystemSettings(0, login, OPTIONS.getOrDefault(name, Map.of()))));
        return new SandboxProperties(folder, START, URI.create("http://localhost:" + HUB_PORT), systems);
    }

    /** Below those that the system gives to any client: it is listened at only later, and must be free then. */
    private static int freePort() {
        return new Random()
                .ints(10_000, 20_000)
                .filter(TestLandscape::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Where the shared landscape keeps its data. */
    public static synchronized Path folder() {
        return folder;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "sandbox");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
