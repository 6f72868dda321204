package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The invoices: drafts until they are committed, then immutable but for what is paid. A number is given at creation, to a
 * draft too, as Kill Bill does.
 */
class InvoiceBook {

    static final String DRAFT = "DRAFT";
    static final String COMMITTED = "COMMITTED";
    static final String VOID = "VOID";

    private static final String TYPE = "invoice";

    private final Records records;
    private final Callbacks callbacks;
    private final Clock clock;

    InvoiceBook(Records records, Callbacks callbacks, Clock clock) {
        this.records = records;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    ObjectNode get(String id) {
        return records.find(TYPE, id)
                .orElseThrow(() -> BillingError.invoice(404, 4006, "No invoice could be found for id " + id + "."));
    }

    ObjectNode byNumber(String number) {
        return records.where(TYPE, Map.of("invoiceNumber", number)).stream()
                .findFirst()
                .orElseThrow(
                        () -> BillingError.invoice(404, 4018, "No invoice could be found for number " + number + "."));
    }

    List<ObjectNode> all() {
        return records.all(TYPE);
    }

    List<ObjectNode> ofAccount(String accountId) {
        return records.where(TYPE, Map.of("accountId", accountId));
    }

    /** What an account has to its credit. */
    BigDecimal credit(String accountId) {
        BigDecimal credit = BigDecimal.ZERO;
        for (ObjectNode invoice : ofAccount(accountId)) {
            for (JsonNode item : invoice.get("items")) {
                if (is(invoice, COMMITTED) && item.get("itemType").textValue().equals(InvoiceItem.ACCOUNT_CREDIT)) {
                    credit = credit.add(item.get("amount").decimalValue());
                }
            }
        }
        return credit;
    }

    /** A new, empty invoice; not kept before {@link #put}. */
    ObjectNode open(ObjectNode account, LocalDate target, String status) {
        ObjectNode invoice = JsonNodeFactory.instance.objectNode();
        invoice.put("invoiceId", UUID.randomUUID().toString());
        invoice.set("accountId", account.get("accountId"));
        invoice.set("currency", account.get("currency"));
        invoice.put("status", status);
        invoice.put("invoiceDate", LocalDate.now(clock).toString());
        invoice.put("targetDate", target.toString());
        invoice.put("invoiceNumber", String.valueOf(records.next("invoice")));
        invoice.put("paid", BigDecimal.ZERO);
        invoice.putArray("items");
        return invoice;
    }

    void put(ObjectNode invoice) {
        records.put(TYPE, invoice.get("invoiceId").textValue(), invoice);
    }

    void commit(String id) {
        records.together(() -> {
            announceCreation(change(id, COMMITTED));
            return null;
        });
    }

    void cancel(String id) {
        records.together(() -> {
            if (get(id).get("paid").decimalValue().signum() != 0) {
                throw BillingError.argument("Invoice " + id + " has payments and cannot be voided");
            }
            return change(id, VOID);
        });
    }

    void announceCreation(ObjectNode invoice) {
        String id = invoice.get("invoiceId").textValue();
        callbacks.announce("INVOICE_CREATION", invoice.get("accountId").textValue(), "INVOICE", id, null);
    }

    private ObjectNode change(String id, String status) {
        ObjectNode invoice = get(id);
        if (is(invoice, status) || is(invoice, VOID)) {
            String current = invoice.get("status").textValue();
            throw BillingError.invoice(
                    400,
                    4023,
                    "The invoice status %s is invalid for invoice id %s. Current status is %s"
                            .formatted(status, id, current));
        }
        put(invoice.put("status", status));
        return invoice;
    }

    static boolean is(ObjectNode invoice, String status) {
        return invoice.get("status").textValue().equals(status);
    }

    /** What is owed: nothing on a draft or a voided invoice. */
    static BigDecimal balance(ObjectNode invoice) {
        if (!is(invoice, COMMITTED)) {
            return BigDecimal.ZERO;
        }
        String currency = invoice.get("currency").textValue();
        BigDecimal owed = Money.total(invoice.get("items"), "amount", currency);
        return Money.shown(Money.rounded(owed.subtract(invoice.get("paid").decimalValue()), currency));
    }

    static ObjectNode shown(ObjectNode invoice) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        String currency = invoice.get("currency").textValue();
        shown.put("amount", Money.total(invoice.get("items"), "amount", currency));
        shown.put("currency", currency);
        shown.set("status", invoice.get("status"));
        shown.put("creditAdj", BigDecimal.ZERO).put("refundAdj", BigDecimal.ZERO);
        for (String field : List.of("invoiceId", "invoiceDate", "targetDate", "invoiceNumber")) {
            shown.set(field, invoice.get(field));
        }
        shown.put("balance", balance(invoice));
        shown.set("accountId", invoice.get("accountId"));
        shown.putNull("bundleKeys").putNull("credits");
        ArrayNode items = shown.putArray("items");
        invoice.get("items").forEach(item -> items.add(InvoiceItem.shown((ObjectNode) item)));
        shown.set(
                "trackingIds", invoice.path("trackingIds").isArray() ? invoice.get("trackingIds") : shown.arrayNode());
        shown.put("isParentInvoice", false).putNull("parentInvoiceId").putNull("parentAccountId");
        shown.putArray("auditLogs");
        return shown;
    }
}
