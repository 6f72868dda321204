package io.revhub.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Table;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a deal's thread and its journal entries. */
final class Report {

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    /** Every document, where it lives in every system, and when it was made. */
    void thread(String number, DealThread deal) {
        out.printf("%nThe deal %s, %s: %s%n", number, deal.customer(), deal.state());
        deal.documents().forEach(document -> {
            out.println();
            heading(document).lines().forEach(out::println);
            where(document).lines().forEach(line -> out.println("  " + line));
        });
    }

    private static Table heading(JsonNode document) {
        Instant made = Instant.parse(document.path("made").asText()).truncatedTo(ChronoUnit.SECONDS);
        return new Table()
                .row(
                        document.path("type").asText(),
                        document.path("title").asText(),
                        "from " + document.path("from").asText(),
                        made.toString(),
                        money(document.path("net"), "net"),
                        money(document.path("gross"), "gross"));
    }

    private static String money(JsonNode money, String basis) {
        return money.isObject()
                ? amount(new BigDecimal(money.path("amount").asText())) + " "
                        + money.path("currency").asText() + " " + basis
                : "";
    }

    private static Table where(JsonNode document) {
        Table table = new Table();
        for (JsonNode system : document.path("systems")) {
            List<String> records =
                    DealThread.stream(system.path("parts")).map(Report::record).collect(Collectors.toList());
            if (system.path("record").isObject()) {
                records.add(0, record(system.path("record")));
            }
            String name = system.path("system").asText();
            String state =
                    system.path("state").isTextual() ? system.path("state").asText() : "";
            for (int i = 0; i < Math.max(1, records.size()); i++) {
                table.row(i == 0 ? name : "", i == 0 ? state : "", i < records.size() ? records.get(i) : "");
            }
        }
        return table;
    }

    private static String record(JsonNode record) {
        String part = record.path("part").asText("");
        return record.path("type").asText() + " " + record.path("id").asText()
                + (part.isEmpty() ? "" : " (" + part + ")");
    }

    /** The entries line by line, as they stand in the ERP. */
    void vouchers(List<Voucher> vouchers, Accounts accounts) {
        out.printf("%nThe journal entries in the ERP (S debit, H credit)%n");
        for (Voucher voucher : vouchers) {
            out.printf("%n  %s %s  %s%n", voucher.type(), voucher.record(), voucher.text());
            Table table = new Table();
            voucher.items()
                    .forEach(item -> table.row(
                            item.side(),
                            accounts.role(item.account()),
                            item.account(),
                            item.name(),
                            right(amount(item.amount())),
                            item.currency(),
                            item.cleared() ? "cleared" : ""));
            table.lines().forEach(line -> out.println("  " + line));
        }
        out.println();
    }

    private static String right(String amount) {
        return "%12s".formatted(amount);
    }

    private static String amount(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
