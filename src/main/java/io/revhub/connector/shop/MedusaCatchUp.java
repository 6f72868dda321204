package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds records of one list by a time of theirs, page after page by that time, never by offset. It asks again for the last
 * minute, since a record can become visible after its stamp, and leaves out what it has seen with the same version and stamp.
 *
 * <p>What a list's time does not tell, another list does: an order's does not move on a capture, a payment's not on a part of
 * one nor on a refund (its order's does). What none tells (a part captured while nobody listened) is found by {@code
 * open-orders}, which goes through all that are open, from the start in every round.
 */
record MedusaCatchUp(Medusa medusa, Listing listing) implements CatchUp {

    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int PAGE = 200;

    /**
     * @param list of the admin API
     * @param filter beside the time; blank: none
     * @param stamp the time that tells what is new
     * @param fields what the hints are made of
     * @param again whether each round begins with the first record
     */
    record Listing(
            String list,
            String filter,
            String stamp,
            String fields,
            boolean again,
            Function<JsonNode, List<Hint>> hints) {}

    @Override
    public Page next(Optional<String> position) {
        JsonNode before = JsonHttp.json(position.orElse("{}"));
        boolean further = before.path("more").asBoolean(false);
        Instant newest =
                before.has("newest") ? Instant.parse(before.get("newest").asText()) : null;
        Instant from = newest == null || further ? newest : newest.minus(OVERLAP);
        int size = before.path("size").asInt(PAGE);
        JsonNode answer = ask(from, size);
        JsonNode found = answer.path(listing.list().equals("product-variants") ? "variants" : listing.list());
        Set<String> seen = texts(before.path("seen"));
        List<Hint> hints = new ArrayList<>();
        for (JsonNode record : found) {
            newest = stamp(record);
            if (!seen.contains(change(record))) {
                hints.addAll(listing.hints().apply(record));
            }
        }
        boolean more = found.size() >= size;
        if (!more && listing.again()) {
            return new Page(hints, "{}", false);
        }
        String after = position(found, newest, more, newest != null && newest.equals(from) ? size * 2 : PAGE);
        return new Page(hints, after, more, Math.max(0, answer.path("count").asLong() - found.size()));
    }

    @Override
    public Optional<String> since(Instant from) {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        return Optional.of(position.put("newest", from.toString()).toString());
    }

    private JsonNode ask(Instant from, int size) {
        String since = from == null ? "" : "&" + listing.stamp() + "%5B%24gte%5D=" + from;
        Answer answer = medusa.read("/" + listing.list() + "?limit=" + size + "&order=" + listing.stamp() + since
                + listing.filter() + "&fields=" + listing.fields());
        if (!answer.isGood()) {
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        }
        return answer.body();
    }

    private String position(JsonNode found, Instant newest, boolean more, int size) {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        ArrayNode seen = position.putArray("seen");
        if (newest != null) {
            position.put("newest", newest.toString());
            Instant bound = newest.minus(OVERLAP);
            found.forEach(record -> {
                if (!stamp(record).isBefore(bound)) {
                    seen.add(change(record));
                }
            });
        }
        return position.put("more", more).put("size", size).toString();
    }

    private static String change(JsonNode record) {
        return record.path("id").asText() + "@" + record.path("version").asText("") + "@"
                + record.path("updated_at").asText();
    }

    private Instant stamp(JsonNode record) {
        return Instant.parse(record.path(listing.stamp()).asText());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
