package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Invoices usage, when it is asked to, and by itself at the end of each of a subscription's months; the business clock may
 * have passed several. Not for accounts with the tag AUTO_INVOICING_OFF, whose usage is kept.
 *
 * <p>Assumption: a month begins on the day of the month on which the subscription began. A month without usage makes no
 * invoice.
 */
class UsageBilling implements AutoCloseable {

    private static final String MONTHS = "usageMonths";
    private static final String OFF = "AUTO_INVOICING_OFF";

    private final Records records;
    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final AutomaticPayment payment;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sandbox-usage");
        thread.setDaemon(true);
        return thread;
    });

    UsageBilling(Records records, AccountBook accounts, InvoiceBook invoices, AutomaticPayment payment, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.invoices = invoices;
        this.payment = payment;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::invoiceEnded, 1, 1, TimeUnit.SECONDS);
    }

    /** From now on the subscription's usage is invoiced at the end of its months. */
    void watch(ObjectNode subscription) {
        ObjectNode months = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("subscriptionId", "accountId", "startDate")) {
            months.set(field, subscription.get(field));
        }
        keep(months.put("ended", 0));
    }

    /** Invoices what the account used before the day; empty: there is nothing to invoice. */
    Optional<String> invoice(String account, LocalDate target) {
        return records.together(() -> {
            Optional<String> made = new UsageInvoices(records, invoices)
                    .invoice(accounts.get(account), target)
                    .map(invoice -> invoice.get("invoiceId").textValue());
            made.ifPresent(payment::pay);
            return made;
        });
    }

    private void invoiceEnded() {
        for (ObjectNode months : records.all(MONTHS)) {
            if (!end(months).isAfter(LocalDate.now(clock))) {
                records.together(() -> invoiceEnded(months));
            }
        }
    }

    private Void invoiceEnded(ObjectNode months) {
        String account = months.get("accountId").textValue();
        boolean off = records.find("tag", account + "/" + OFF).isPresent();
        while (!end(months).isAfter(LocalDate.now(clock))) {
            if (!off) {
                invoice(account, end(months));
            }
            months.put("ended", months.get("ended").intValue() + 1);
        }
        keep(months);
        return null;
    }

    private static LocalDate end(ObjectNode months) {
        return LocalDate.parse(months.get("startDate").textValue())
                .plusMonths(months.get("ended").longValue() + 1);
    }

    private void keep(ObjectNode months) {
        records.put(MONTHS, months.get("subscriptionId").textValue(), months);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
