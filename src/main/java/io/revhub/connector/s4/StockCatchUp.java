package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Finds products of which there is more or less in stock than before. Stock has no stamp, so all is looked at and compared by
 * {@link GroupSums}. On each new day all is told: the hub may know a product only now, and the shop, which counts by itself
 * what it ships, may show another figure meanwhile.
 */
record StockCatchUp(ODataClient erp, Clock clock) implements CatchUp {

    @Override
    public Page next(Optional<String> position) {
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        GroupSums sums = new GroupSums();
        Query all = Query.filter(StockReader.UNRESTRICTED).select(StockReader.FIELDS);
        try {
            erp.pages(StockReader.SERVICE, StockReader.SET, all, page -> {
                page.forEach(stock -> sums.add(StockReader.id(stock), told(day, stock)));
                return true;
            });
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        List<Hint> hints = sums.maybeChangedSince(position).stream()
                .map(id -> new Hint(StockReader.TYPE, id))
                .toList();
        return new Page(hints, sums.position(), false);
    }

    private static String told(String day, ObjectNode stock) {
        return day + "\n" + StockReader.id(stock) + "\n" + StockReader.quantity(stock);
    }
}
