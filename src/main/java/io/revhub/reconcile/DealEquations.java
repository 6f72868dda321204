package io.revhub.reconcile;

import io.revhub.deal.DealDocument;
import io.revhub.deal.DealState;
import io.revhub.deal.DealSummary;
import io.revhub.deal.DealThread;
import io.revhub.deal.Deals;
import io.revhub.deal.Figures;
import io.revhub.delivery.Deliveries;
import io.revhub.document.DocumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The equations of a deal's figures: quoted = recognised + deferred - contract asset + not yet invoiced, net; and invoiced =
 * open + paid, gross. What is booked and what is open is read from the ERP; the other figures are of documents that are
 * compared with their systems each by itself. Judged once nothing of the deal is under way; what is to
 * be begotten on a day that has not come, such as a renewal, is not.
 */
final class DealEquations {

    private static final int OPEN_AT_MOST = 500;
    private static final Set<String> INVOICES = Set.of("DR", "DG");

    private final Deals deals;
    private final Deliveries deliveries;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    DealEquations(Deals deals, Deliveries deliveries, Ledger ledger, JdbcClient jdbc, ZoneId zone) {
        this.deals = deals;
        this.deliveries = deliveries;
        this.ledger = ledger;
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
        return deals.thread(deal).map(DealEquations::documents).orElseGet(() -> Set.of(new DocumentId(deal)));
    }

    private static Set<DocumentId> documents(DealThread thread) {
        Set<DocumentId> ids = new HashSet<>(Set.of(thread.deal().id()));
        thread.documents().stream().map(DealDocument::id).forEach(ids::add);
        return ids;
    }

    /**
     * Empty: something is under way, or there is no such deal.
     *
     * @throws io.revhub.intake.ReadFailed if the ERP could not be asked
     */
    Optional<Comparison.Result> compare(String deal) {
        return deals.thread(deal)
                .filter(thread -> deliveries.rest(documents(thread)))
                .map(thread -> new Comparison.Result(1, 0, differences(thread)));
    }

    private List<Difference> differences(DealThread thread) {
        Figures f = thread.deal().figures();
        if (f.difference() == null) {
            return List.of();
        }
        Ledger.State there = ledger.of(thread);
        List<Difference> found = new ArrayList<>();
        BigDecimal recognised = f.recognised().add(there.revenue());
        BigDecimal deferred = f.deferred().add(there.deferred());
        BigDecimal asset = f.contractAsset().add(there.contractAsset());
        BigDecimal net =
                f.quoted().subtract(recognised).subtract(deferred).add(asset).subtract(f.uninvoiced());
        if (net.signum() != 0) {
            found.add(difference(
                    thread.deal(),
                    "net",
                    "quoted " + f.quoted(),
                    "recognised " + recognised + " + deferred " + deferred + " - contract asset " + asset
                            + " + not yet invoiced " + f.uninvoiced(),
                    net));
        }
        if (isOwedByEntries(thread) && f.invoicedGross() != null && f.paid() != null) {
            BigDecimal gross = f.invoicedGross().subtract(there.open()).subtract(f.paid());
            if (gross.signum() != 0) {
                found.add(difference(
                        thread.deal(),
                        "gross",
                        "invoiced " + f.invoicedGross(),
                        "open " + there.open() + " + paid " + f.paid(),
                        gross));
            }
        }
        return found;
    }

    /** What the ERP invoices it also posts, in entries that are none of the hub's. */
    private static boolean isOwedByEntries(DealThread thread) {
        String currency = thread.deal().figures().currency();
        Set<String> booked = thread.entries().stream()
                .filter(e -> currency.equals(e.currency()) && INVOICES.contains(e.documentType()))
                .map(e -> e.id().value())
                .collect(Collectors.toSet());
        long invoices = thread.documents().stream()
                .filter(d -> d.type().equals("invoice"))
                .count();
        return booked.size() == invoices;
    }

    private Difference difference(DealSummary deal, String field, String hub, String there, BigDecimal amount) {
        return new Difference(
                0,
                Difference.EQUATION,
                Difference.HUB,
                "deal",
                deal.id().value(),
                "quote",
                deal.id().value(),
                deal.number(),
                deal.since() == null ? null : LocalDate.ofInstant(deal.since(), zone),
                field,
                null,
                hub,
                there,
                amount.abs(),
                deal.figures().currency(),
                false);
    }
}
