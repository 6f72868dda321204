package io.revhub.sandbox.crm.pubsub;

import io.revhub.sandbox.SandboxProperties.SystemSettings;
import io.revhub.sandbox.crm.pubsub.Entity.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;

/**
 * What an administrator has set up, by the options of the simulated CRM.
 *
 * @param port with TLS; 0: any free one
 * @param plainPort without; -1: none
 * @param selected the objects whose changes are told: {@code change-events}
 * @param channels {@code channel.X__chn}: the objects of a channel of one's own
 * @param platformEvents {@code event.X__e}: fields with their types, {@code Text__c text, Amount__c number}
 */
record EventSettings(
        int port,
        int plainPort,
        Duration keepAlive,
        List<String> selected,
        Map<String, List<String>> channels,
        Map<String, List<Field>> platformEvents) {

    static EventSettings of(SystemSettings settings) {
        Map<String, String> options = settings.options();
        Map<String, List<String>> channels = new LinkedHashMap<>();
        Map<String, List<Field>> platformEvents = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (name.startsWith("channel.")) {
                channels.put(name.substring("channel.".length()), list(value));
            } else if (name.startsWith("event.")) {
                platformEvents.put(name.substring("event.".length()), fields(value));
            }
        });
        return new EventSettings(
                Integer.parseInt(options.getOrDefault("events-port", "0")),
                Integer.parseInt(options.getOrDefault("events-plain-port", "-1")),
                DurationStyle.detectAndParse(options.getOrDefault("events-keep-alive", "270s")),
                list(options.getOrDefault("change-events", "Account, Opportunity, Quote, Order, Product2")),
                channels,
                platformEvents);
    }

    private static List<String> list(String text) {
        return List.of(text.strip().split("\\s*,\\s*"));
    }

    private static List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        for (String field : list(text)) {
            String[] words = field.split("\\s+");
            fields.add(Catalogue.field(words[0], words.length == 1 ? "text" : words[1]));
        }
        return fields;
    }
}
