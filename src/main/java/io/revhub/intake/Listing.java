package io.revhub.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A catch-up query that can be asked for all there is, or for the changes since a time, beside the one that looks for changes
 * all the time.
 *
 * @param source names system, kind and parameters: the same for the same query
 * @param another makes the query anew, to be used by one thread; null: it only listens
 * @param changes makes the query for changes anew, to be used by one thread; null: it only listens
 * @param since the position of who has heard of everything until then, if it has such
 */
record Listing(
        String system,
        String source,
        Supplier<CatchUp> another,
        Supplier<CatchUp> changes,
        Function<Instant, Optional<String>> since) {

    Optional<CatchUp> begin() {
        return Optional.ofNullable(another).map(Supplier::get);
    }

    Optional<CatchUp> beginWithChanges() {
        return Optional.ofNullable(changes).map(Supplier::get);
    }
}
