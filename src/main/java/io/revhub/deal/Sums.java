package io.revhub.deal;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Computes a deal's figures from its documents. */
final class Sums {

    private static final Set<String> MONEY_BACK = Set.of("refund", "chargeback");

    private static final Set<String> CREDITS = Set.of("credit-note", "reversal");

    private final Deal deal;
    private final Amounts amounts;

    Sums(Deal deal) {
        this.deal = deal;
        this.amounts = new Amounts(deal.currency());
    }

    Figures figures(BigDecimal atRisk) {
        BigDecimal quoted = Amounts.add(agreed(), usedBeyond());
        BigDecimal invoiced = invoiced("net");
        BigDecimal uninvoiced = Amounts.subtract(quoted, invoiced);
        BigDecimal recognised = Amounts.add(credited(JournalEntry.REVENUE), bookedByErp());
        BigDecimal deferred = credited(JournalEntry.DEFERRED);
        BigDecimal contractAsset = Amounts.subtract(Amounts.zero(), credited(JournalEntry.CONTRACT_ASSET));
        BigDecimal booked = Amounts.subtract(Amounts.add(recognised, deferred), contractAsset);
        return new Figures(
                deal.currency(),
                quoted,
                invoiced,
                uninvoiced,
                recognised,
                deferred,
                contractAsset,
                booked,
                Amounts.subtract(Amounts.subtract(quoted, booked), uninvoiced),
                invoiced("gross"),
                Amounts.sum(deal.documents("payment").map(this::paid)),
                atRisk);
    }

    /** What was used beyond what was signed was not quoted as an amount, but at a price: it counts as quoted when invoiced. */
    private BigDecimal usedBeyond() {
        return Amounts.sum(Completeness.lines(deal.root())
                .filter(line -> line.path("kind").asText().equals("usage"))
                .map(line -> used(line.path("line"))
                        .subtract(Amounts.decimal(line.path("net")))
                        .max(BigDecimal.ZERO)));
    }

    private BigDecimal used(JsonNode line) {
        return deal.documents("invoice")
                .flatMap(invoice -> Completeness.lines(invoice)
                        .filter(l -> l.path("line").equals(line)
                                && l.path("kind").asText().equals("usage"))
                        .map(l -> signed(invoice, Amounts.decimal(l.path("net")))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was signed first and in amendments, and further terms; of what was cancelled, what is charged all the same. */
    private BigDecimal agreed() {
        BigDecimal signed = amounts.sum(
                Stream.concat(
                        Stream.of(deal.root()),
                        Stream.concat(
                                deal.documents("quote").filter(this::isAmendment),
                                deal.documents("contract")
                                        .filter(c -> c.text("follows").isPresent()))),
                "net");
        return Amounts.subtract(
                signed,
                Amounts.sum(deal.documents("contract").filter(Sums::isCancelled).map(this::notCharged)));
    }

    private boolean isAmendment(Document quote) {
        return !quote.id().equals(deal.root().id())
                && quote.text("status").filter("accepted"::equals).isPresent();
    }

    private static boolean isCancelled(Document contract) {
        return contract.text("cancelledOn").isPresent()
                || contract.text("endsWith").isPresent();
    }

    private BigDecimal notCharged(Document contract) {
        BigDecimal charged = Amounts.sum(deal.documents("charge")
                .filter(c ->
                        c.text("contract").filter(contract.id().value()::equals).isPresent())
                .map(c -> c.text("kind").filter("credit"::equals).isPresent()
                        ? Amounts.subtract(Amounts.zero(), amounts.in(c, "net"))
                        : amounts.in(c, "net")));
        return Amounts.subtract(amounts.in(contract, "net"), charged);
    }

    /** What the ERP invoices, it books as revenue itself. */
    private BigDecimal bookedByErp() {
        return Amounts.sum(deal.documents("invoice")
                .filter(invoice -> invoice.text("origin").filter("erp"::equals).isPresent())
                .map(invoice -> signed(invoice, "net")));
    }

    /** Credit notes and reversals take back. */
    private BigDecimal invoiced(String field) {
        return Amounts.sum(deal.documents("invoice").map(invoice -> signed(invoice, field)));
    }

    private BigDecimal signed(Document invoice, String field) {
        return signed(invoice, amounts.in(invoice, field));
    }

    private static BigDecimal signed(Document invoice, BigDecimal amount) {
        boolean back = invoice.text("kind").filter(CREDITS::contains).isPresent();
        return back && amount != null ? amount.negate() : amount;
    }

    /** How much of the invoices has been cleared, less what of credit notes has. */
    BigDecimal cleared() {
        return Amounts.sum(deal.documents("clearing").map(clearing -> {
            BigDecimal amount = amounts.in(clearing, "amount");
            boolean back =
                    clearing.body().path("items").findValuesAsText("role").contains("credit-note");
            return back && amount != null ? amount.negate() : amount;
        }));
    }

    /** Credits less debits on these roles, in entries that the ERP has. */
    private BigDecimal credited(Set<String> roles) {
        return Amounts.sum(deal.documents("journal-entry")
                .filter(e -> deal.delivered(e.id(), "erp"))
                .map(e -> credited(e, roles)));
    }

    private BigDecimal credited(Document entry, Set<String> roles) {
        List<JournalEntry.Line> lines = Entries.lines(entry).stream()
                .filter(l -> roles.contains(l.role()))
                .toList();
        if (lines.isEmpty()) {
            return Amounts.zero();
        }
        if (!entry.text("currency").equals(deal.root().text("currency"))) {
            return null;
        }
        return Amounts.sum(lines.stream().map(Sums::signed));
    }

    private static BigDecimal signed(JournalEntry.Line line) {
        return line.amount() == null || line.side().equals("H")
                ? line.amount()
                : line.amount().negate();
    }

    /** A payment may pay invoices of several deals: the links tell how much of it is this deal's. */
    private BigDecimal paid(Document payment) {
        List<BigDecimal> linked = pays(payment.id()).toList();
        BigDecimal amount = linked.isEmpty() ? amounts.in(payment, "amount") : Amounts.sum(linked.stream());
        boolean back = payment.text("kind").filter(MONEY_BACK::contains).isPresent();
        return back && amount != null ? amount.negate() : amount;
    }

    private Stream<BigDecimal> pays(DocumentId payment) {
        return deal.material().links().stream()
                .filter(l -> l.from().equals(payment) && l.kind().equals("pays"))
                .filter(l -> deal.ids().contains(l.to()) && l.amount() != null)
                .map(l -> deal.currency() != null && deal.currency().equals(l.currency()) ? l.amount() : null);
    }
}
