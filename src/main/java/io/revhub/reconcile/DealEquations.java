package io.revhub.reconcile;

import io.revhub.deal.DealDocument;
import io.revhub.deal.DealState;
import io.revhub.deal.DealSummary;
import io.revhub.deal.DealThread;
import io.revhub.deal.Deals;
import io.revhub.deal.Figures;
import io.revhub.delivery.Deliveries;
import io.revhub.document.DocumentId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The equation of a deal's figures, net: quoted = recognised + deferred + not yet invoiced. It is judged once nothing of the
 * deal is under way.
 */
final class DealEquations {

    private static final int OPEN_AT_MOST = 500;

    private final Deals deals;
    private final Deliveries deliveries;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    DealEquations(Deals deals, Deliveries deliveries, JdbcClient jdbc, ZoneId zone) {
        this.deals = deals;
        this.deliveries = deliveries;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** The ids of deals, by page. */
    List<String> page(String after, int atMost) {
        return jdbc.sql("""
                        select id from document where type = 'quote' and body ->> 'status' = 'accepted' and id > ?
                        order by id limit ?
                        """).params(after, atMost).query(String.class).list();
    }

    /** The newest deals that are not closed. */
    List<String> open() {
        return deals.newest(OPEN_AT_MOST).stream()
                .filter(d -> d.state() != DealState.CLOSED)
                .map(d -> d.id().value())
                .toList();
    }

    /** All documents of a deal. */
    Set<DocumentId> documents(String deal) {
        Set<DocumentId> ids = new HashSet<>(Set.of(new DocumentId(deal)));
        deals.thread(deal)
                .ifPresent(thread ->
                        thread.documents().stream().map(DealDocument::id).forEach(ids::add));
        return ids;
    }

    /** Empty: something is under way, or there is no such deal. */
    Optional<Comparison.Result> compare(String deal) {
        return deals.thread(deal)
                .filter(thread -> deliveries.of(documents(deal)).stream()
                        .allMatch(d -> d.state().equals("delivered")))
                .map(thread -> new Comparison.Result(1, 0, differences(thread)));
    }

    private List<Difference> differences(DealThread thread) {
        DealSummary deal = thread.deal();
        Figures f = deal.figures();
        if (f.difference() == null || f.difference().signum() == 0) {
            return List.of();
        }
        return List.of(new Difference(
                0,
                Difference.EQUATION,
                Difference.HUB,
                "deal",
                deal.id().value(),
                "quote",
                deal.id().value(),
                deal.number(),
                deal.since() == null ? null : LocalDate.ofInstant(deal.since(), zone),
                "net",
                null,
                "quoted " + f.quoted(),
                "recognised " + f.recognised() + " + deferred " + f.deferred() + " + not yet invoiced "
                        + f.uninvoiced(),
                f.difference().abs(),
                f.currency(),
                false));
    }
}
