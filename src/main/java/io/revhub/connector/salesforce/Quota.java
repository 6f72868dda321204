package io.revhub.connector.salesforce;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of a day, counted by Salesforce, as figures for those who watch the hub. */
final class Quota implements Consumer<String> {

    private static final Pattern USAGE = Pattern.compile("api-usage=(\\d{1,18})/(\\d{1,18})");

    private final AtomicLong used = new AtomicLong();
    private final AtomicLong allowed = new AtomicLong();

    Quota(String system, MeterRegistry meters) {
        Gauge.builder("revhub.calls.used", used, AtomicLong::doubleValue)
                .description("Calls that count against the system's daily limit")
                .tag("system", system)
                .register(meters);
        Gauge.builder("revhub.calls.allowed", allowed, AtomicLong::doubleValue)
                .description("The system's daily limit of calls")
                .tag("system", system)
                .register(meters);
    }

    @Override
    public void accept(String info) {
        Matcher usage = USAGE.matcher(info);
        if (usage.find()) {
            used.set(Long.parseLong(usage.group(1)));
            allowed.set(Long.parseLong(usage.group(2)));
        }
    }
}
