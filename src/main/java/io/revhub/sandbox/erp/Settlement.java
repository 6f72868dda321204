package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.JournalEntryRequest.Kind;
import io.revhub.sandbox.erp.JournalEntryRequest.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clears items of one customer by one document: what comes in, what is let go as discount, what is left as a residual item,
 * what is paid in part and what stays on account become its lines; a line on the customer's account takes the cleared items
 * back, at the rates that they were posted at, and what that leaves over in the company's currency is an exchange gain or loss.
 */
final class Settlement {

    private final Ledger ledger;
    private final DiscountLines discounts;
    private final FinanceSettings settings;

    /** The document's header. */
    record Header(
            String companyCode,
            String companyCurrency,
            String documentType,
            String reference,
            String text,
            String user,
            LocalDate documentDate,
            LocalDate postingDate) {}

    /** The account that money comes in on, and how much; negative: goes out. */
    record Incoming(String account, BigDecimal amount, BigDecimal companyAmount, Map<String, String> texts) {}

    /**
     * What is cleared and what else is posted to the customer.
     *
     * @param cleared open items, taken back in full
     * @param discounts what is let go of which item
     * @param residuals what is left of which cleared item, as a new open item
     * @param parts what is paid of which item that stays open
     * @param onAccount what is left of the money, as an open item
     */
    record Customer(
            String number,
            String currency,
            List<ObjectNode> cleared,
            Map<ObjectNode, BigDecimal> discounts,
            Map<ObjectNode, BigDecimal> residuals,
            Map<ObjectNode, BigDecimal> parts,
            BigDecimal onAccount) {}

    Settlement(Ledger ledger, DiscountLines discounts, FinanceSettings settings) {
        this.ledger = ledger;
        this.discounts = discounts;
        this.settings = settings;
    }

    /** @param money null: nothing comes in, items are cleared against each other */
    Ledger.Document post(Header header, Incoming money, Customer customer) {
        List<Line> lines = new ArrayList<>();
        BigDecimal rate = rate(money);
        if (money != null) {
            lines.add(account(
                    money.account(), money.amount(), customer.currency(), money.companyAmount(), money.texts()));
        }
        customer.discounts().forEach((item, amount) -> lines.addAll(discounts.of(item, amount)));
        customer.residuals().forEach((item, amount) -> lines.add(residual(item, amount)));
        customer.parts().forEach((item, amount) -> lines.add(part(item, amount, rate(money, item, rate))));
        if (customer.onAccount().signum() != 0) {
            BigDecimal amount = customer.onAccount().negate();
            lines.add(debtor(customer.number(), amount, customer.currency(), times(amount, rate), Map.of()));
        }
        int counter = counter(header, customer, lines);
        if (lines.isEmpty()) {
            Ledger.Document document = ledger.number(header.companyCode(), header.documentType(), header.postingDate());
            ledger.clear(customer.cleared(), document, header.postingDate());
            return document;
        }
        Ledger.Posted posted = ledger.post(entry(header, lines));
        List<ObjectNode> cleared = new ArrayList<>(customer.cleared());
        if (counter >= 0) {
            cleared.add(posted.items().get(counter));
        }
        ledger.clear(cleared, posted.document(), header.postingDate());
        return posted.document();
    }

    // where it stands among the lines; -1: none is needed
    private int counter(Header header, Customer customer, List<Line> lines) {
        BigDecimal amount = lines.stream()
                .map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .negate();
        BigDecimal companyAmount = customer.cleared().stream()
                .map(item -> Money.in(item, "AmountInCompanyCodeCurrency"))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .negate();
        if (amount.signum() == 0 && companyAmount.signum() == 0) {
            return -1;
        }
        lines.add(debtor(customer.number(), amount, customer.currency(), companyAmount, Map.of()));
        int counter = lines.size() - 1;
        BigDecimal left = lines.stream().map(Line::companyAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (left.signum() != 0) {
            String account = left.signum() > 0 ? settings.exchangeGainAccount() : settings.exchangeLossAccount();
            lines.add(account(
                    account,
                    BigDecimal.ZERO,
                    customer.currency(),
                    Money.rounded(left.negate(), header.companyCurrency()),
                    Map.of()));
        }
        return counter;
    }

    private static BigDecimal rate(Incoming money) {
        return money == null || money.amount().signum() == 0
                ? BigDecimal.ONE
                : money.companyAmount().divide(money.amount(), 12, RoundingMode.HALF_UP);
    }

    private static BigDecimal rate(Incoming money, ObjectNode item, BigDecimal moneys) {
        return money == null ? DiscountLines.rate(item) : moneys;
    }

    private static Line residual(ObjectNode item, BigDecimal amount) {
        Map<String, String> texts = new HashMap<>();
        for (String passed : List.of("PaymentReference", "AssignmentReference")) {
            texts.put(passed, item.path(passed).asText());
        }
        texts.put(
                "DocumentItemText",
                "Residual of " + item.path("AccountingDocument").asText());
        texts.put("CashDiscountTerms/DueCalculationBaseDate", Rows.shown(item, "NetDueDate"));
        return debtor(item, amount, DiscountLines.rate(item), texts);
    }

    private static Line part(ObjectNode item, BigDecimal amount, BigDecimal rate) {
        Map<String, String> texts = Map.of(
                "InvoiceReference", item.get("AccountingDocument").asText(),
                "InvoiceReferenceFiscalYear", item.get("FiscalYear").asText(),
                "InvoiceItemReference", item.get("AccountingDocumentItem").asText());
        return debtor(item, amount.negate(), rate, texts);
    }

    private static Line debtor(ObjectNode item, BigDecimal amount, BigDecimal rate, Map<String, String> texts) {
        String currency = item.get("TransactionCurrency").asText();
        return debtor(item.get("Customer").asText(), amount, currency, times(amount, rate), texts);
    }

    private static Line debtor(
            String customer, BigDecimal amount, String currency, BigDecimal companyAmount, Map<String, String> texts) {
        return new Line(
                Kind.DEBTOR, 0, customer, amount, currency, companyAmount, side(amount, companyAmount), "", texts);
    }

    private static Line account(
            String account, BigDecimal amount, String currency, BigDecimal companyAmount, Map<String, String> texts) {
        String side = side(amount, companyAmount);
        return new Line(Kind.ACCOUNT, 0, account, amount, currency, companyAmount, side, "", texts);
    }

    private static String side(BigDecimal amount, BigDecimal companyAmount) {
        return (amount.signum() == 0 ? companyAmount : amount).signum() < 0 ? "H" : "S";
    }

    private static BigDecimal times(BigDecimal amount, BigDecimal rate) {
        return amount.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    }

    private static JournalEntryRequest entry(Header header, List<Line> lines) {
        return new JournalEntryRequest(
                "",
                header.documentType(),
                header.reference(),
                header.text(),
                header.user(),
                header.companyCode(),
                header.documentDate(),
                header.postingDate(),
                Map.of("BusinessTransactionType", "RFBU", "OriginalReferenceDocumentType", "BKPFF"),
                lines);
    }
}
