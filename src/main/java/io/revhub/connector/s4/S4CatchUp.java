package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds entities by their time of change. Each query begins a while before the last one ended, because what was stamped
 * earlier may be committed later; what was found there before is remembered in the position and not told again.
 */
record S4CatchUp(
        ODataClient erp, String service, String entitySet, String key, String changed, Duration overlap, int atMost)
        implements CatchUp {

    @Override
    public Page next(Optional<String> position) {
        Position from = position.map(Position::parse).orElse(Position.START);
        Collected collected = new Collected(from);
        try {
            erp.pages(service, entitySet, query(from), collected::take);
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        return new Page(collected.hints, collected.seen.before(overlap).text(), collected.full());
    }

    @Override
    public Optional<String> since(Instant from) {
        return Optional.of(new Position(from.minus(overlap), Map.of()).text());
    }

    private Query query(Position from) {
        Query all = from.since() == null ? Query.ALL : Query.filter(changed + " ge " + stamp(from.since()));
        return all.select(key + "," + changed).orderBy(changed + "," + key);
    }

    private String stamp(Instant since) {
        return changed.endsWith("DateTime") ? OData.dateTimeOffset(since) : OData.dateTime(since);
    }

    private final class Collected {

        private final List<Hint> hints = new ArrayList<>();
        private final Position before;
        private Position seen;
        private int stamped;

        Collected(Position before) {
            this.before = before;
            this.seen = before;
        }

        boolean take(List<ObjectNode> page) {
            for (JsonNode entity : page) {
                if (full()) {
                    return false;
                }
                String id = entity.path(key).asText();
                Instant stamp = Values.instant(entity.path(changed));
                if (!before.has(id, stamp)) {
                    hints.add(new Hint(entitySet, id));
                    seen = seen.with(id, stamp);
                    stamped += stamp == null ? 0 : 1;
                }
            }
            return !full();
        }

        // what has no stamp does not move the position on: it is told with the first page, however much it is
        boolean full() {
            return stamped >= atMost;
        }
    }
}
