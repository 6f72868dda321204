package io.revhub.cli.crash;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of the processes of a run.
 *
 * @param folder for the data of all
 * @param ports as of {@link Trial.Plan}
 */
record Settings(Path folder, Map<String, Integer> ports) {

    private static final String HUB = "hub";

    /** What is none of the hub's and the simulated systems' settings. */
    private static boolean isOwn(String who) {
        return who.equals("broker") || who.equals("database") || who.startsWith(HUB + "-");
    }

    /** Of the hub behind the address that all know: the only one, or whichever it is. */
    Map<String, String> ofHub() {
        Map<String, String> settings = common(HUB);
        // the sandbox's addresses and log-ins, without the sandbox
        settings.put("spring.config.additional-location", "file:config/application-sandbox.yaml");
        return settings;
    }

    /** Of the hub at a port of its own behind the address that all know. @param name hub-1, hub-2, ... */
    Map<String, String> ofHub(String name) {
        Map<String, String> settings = ofHub();
        String address = "http://localhost:" + ports.get(HUB);
        settings.put("revhub.data", folder.resolve(name).toString());
        settings.put("server.port", ports.get(name).toString());
        settings.put("revhub.systems.billing.options.callback-url", address + "/webhooks/billing");
        settings.put("revhub.systems.partner.address", address + "/partner/orders");
        settings.put("revhub.papers.address", address);
        return settings;
    }

    /** The names of the hubs that have ports of their own, sorted; none: there is one hub. */
    List<String> hubs() {
        return ports.keySet().stream()
                .filter(who -> who.startsWith(HUB + "-"))
                .sorted()
                .toList();
    }

    /** Of the sandbox, as variables of its environment. */
    Map<String, String> ofSandbox() {
        Map<String, String> settings = common("sandbox");
        settings.put("revhub.sandbox.start", Instant.now().toString());
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put(name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'), value));
        return environment;
    }

    private Map<String, String> common(String process) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("revhub.data", folder.resolve(process).toString());
        ports.forEach((who, port) -> {
            if (!isOwn(who)) {
                settings.put(setting(who), port.toString());
            }
        });
        settings.put("revhub.sandbox.folder", folder.resolve("sandbox/sandbox").toString());
        return settings;
    }

    private static String setting(String who) {
        return switch (who) {
            case HUB -> "server.port";
            case "events" -> "revhub.sandbox.events-port";
            case "erp-events" -> "revhub.sandbox.erp-events-port";
            default -> "revhub.sandbox.systems." + who + ".port";
        };
    }
}
