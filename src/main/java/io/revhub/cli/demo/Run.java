package io.revhub.cli.demo;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the demo: everything in it is new, so that a second run does not meet the first.
 *
 * @param number of its quote, 417 for Q-2026-0417
 */
public record Run(int number) {

    private static final int FIRST = 417;
    private static final Pattern QUOTE = Pattern.compile("Q-2026-(\\d{4})");

    /** The run after those that left these quotes. */
    static Run after(Collection<String> quotes) {
        return new Run(quotes.stream()
                .map(QUOTE::matcher)
                .filter(Matcher::matches)
                .mapToInt(quote -> Integer.parseInt(quote.group(1)) + 1)
                .reduce(FIRST, Math::max));
    }

    public String suffix() {
        return "%04d".formatted(number);
    }

    public String quote() {
        return "Q-2026-" + suffix();
    }

    /** The SKU of its device. */
    public String device() {
        return Goods.SOLD.get(0).sku(this);
    }

    String vatId() {
        return "DE8112" + "%05d".formatted(number);
    }

    String email() {
        return "einkauf-" + suffix() + "@nordwind.example";
    }
}
