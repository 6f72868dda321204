package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.erp.OpenItems.Group;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bank statements: each line is posted to the bank, and clears what its text names on the customer's account; a line that
 * names nothing stays on account, and one without a customer is left for a clerk. A line is taken once.
 */
final class BankStatements {

    static final String LINES = "_BankStatementLine";

    private final Records records;
    private final OpenItems openItems;
    private final Allocation allocation;
    private final Settlement settlement;
    private final Periods periods;
    private final MasterData masterData;
    private final FinanceSettings settings;

    /**
     * A line of a statement.
     *
     * @param amount negative: money that went out
     * @param companyAmount in the company code's currency; null where that is the line's
     * @param customer null: who is named in the text tells
     */
    record Line(
            LocalDate date,
            BigDecimal amount,
            String currency,
            BigDecimal companyAmount,
            String customer,
            String text) {}

    record Statement(String companyCode, String number, List<Line> lines) {}

    /** @param document null: not posted, as the note tells */
    record Outcome(String line, String document, String note) {}

    BankStatements(
            Records records,
            OpenItems openItems,
            Settlement settlement,
            Periods periods,
            MasterData masterData,
            FinanceSettings settings) {
        this.records = records;
        this.openItems = openItems;
        this.allocation = new Allocation(settings);
        this.settlement = settlement;
        this.periods = periods;
        this.masterData = masterData;
        this.settings = settings;
    }

    /** Takes a statement; of one that was taken before, only the lines that were not. */
    List<Outcome> take(Statement statement) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < statement.lines().size(); i++) {
            String id = statement.number() + "/" + (i + 1);
            Line line = statement.lines().get(i);
            outcomes.add(records.together(() -> line(statement, id, line)));
        }
        return outcomes;
    }

    /** Posts a line that was left for a clerk to this customer. */
    Outcome assign(String id, String customer) {
        return records.together(() -> {
            ObjectNode kept = records.find(LINES, id).orElseThrow();
            if (!kept.path("document").asText("").isEmpty()) {
                return new Outcome(id, kept.path("document").asText(), "Posted already");
            }
            String companyAmount = kept.path("companyAmount").asText("");
            Line line = new Line(
                    LocalDate.parse(kept.get("date").asText()),
                    new BigDecimal(kept.get("amount").asText()),
                    kept.get("currency").asText(),
                    companyAmount.isEmpty() ? null : new BigDecimal(companyAmount),
                    customer,
                    kept.get("text").asText());
            return posted(kept.get("companyCode").asText(), id, line);
        });
    }

    private Outcome line(Statement statement, String id, Line line) {
        return records.find(LINES, id)
                .map(kept -> new Outcome(id, kept.path("document").asText(null), "Taken before"))
                .orElseGet(() -> posted(statement.companyCode(), id, line));
    }

    private Outcome posted(String companyCode, String id, Line line) {
        Outcome outcome = post(companyCode, id, line);
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.put("id", id).put("companyCode", companyCode);
        kept.put("date", line.date().toString()).put("amount", line.amount().toPlainString());
        kept.put("currency", line.currency()).put("text", line.text());
        kept.put(
                "companyAmount",
                line.companyAmount() == null ? "" : line.companyAmount().toPlainString());
        kept.put("document", outcome.document()).put("note", outcome.note());
        records.put(LINES, id, kept);
        return outcome;
    }

    private Outcome post(String companyCode, String id, Line line) {
        MasterData.CompanyCode company = masterData.companyCodes().get(companyCode);
        if (company == null || !periods.isOpen(companyCode, YearMonth.from(line.date()))) {
            return new Outcome(id, null, "Company code or posting period is not open");
        }
        if (line.companyAmount() == null && !line.currency().equals(company.currency())) {
            return new Outcome(id, null, "The amount in " + company.currency() + " is missing");
        }
        String asked = line.customer() == null ? "" : line.customer();
        List<Group> named = openItems.of(companyCode, asked).stream()
                .filter(group ->
                        group.item().get("TransactionCurrency").asText().equals(line.currency()))
                .filter(group -> group.isNamedIn(line.text()))
                .toList();
        List<String> customers = named.stream().map(Group::customer).distinct().toList();
        String customer = asked.isEmpty() && customers.size() == 1 ? customers.get(0) : asked;
        if (customer.isEmpty()) {
            return new Outcome(id, null, "To be processed: the text names no customer's item, or several customers'");
        }
        return settled(companyCode, company.currency(), id, line, customer, named);
    }

    private Outcome settled(
            String companyCode, String currency, String id, Line line, String customer, List<Group> named) {
        Allocation.Result result = allocation.of(line.amount(), line.date(), named);
        BigDecimal companyAmount = line.companyAmount() == null ? line.amount() : line.companyAmount();
        Settlement.Header header = new Settlement.Header(
                companyCode,
                currency,
                "DZ",
                cut(id, 16),
                cut(line.text(), 25),
                settings.bankUser(),
                line.date(),
                line.date());
        Ledger.Document document = settlement.post(
                header,
                new Settlement.Incoming(
                        settings.bankAccount(),
                        line.amount(),
                        companyAmount,
                        Map.of("DocumentItemText", cut(line.text(), 50))),
                new Settlement.Customer(
                        customer,
                        line.currency(),
                        result.cleared(),
                        result.discounts(),
                        Map.of(),
                        result.parts(),
                        result.onAccount()));
        return new Outcome(id, document.number(), result.note());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
