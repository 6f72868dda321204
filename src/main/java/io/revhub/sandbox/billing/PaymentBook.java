package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The payments, each on one invoice. */
class PaymentBook {

    private static final String TYPE = "payment";
    private static final Set<String> KNOWN = Set.of(
            "targetInvoiceId",
            "accountId",
            "paymentId",
            "paymentNumber",
            "paymentExternalKey",
            "authAmount",
            "capturedAmount",
            "purchasedAmount",
            "refundedAmount",
            "creditedAmount",
            "currency",
            "paymentMethodId",
            "transactions",
            "paymentAttempts",
            "auditLogs");

    private static final String BACK = "givenBack";
    private static final String KEY = "transactionExternalKey";
    private static final Set<String> GIVEN_BACK =
            Set.of("amount", "currency", KEY, "paymentId", "isAdjusted", "adjustments", "auditLogs");

    private final Records records;
    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final Callbacks callbacks;
    private final Clock clock;

    PaymentBook(Records records, AccountBook accounts, InvoiceBook invoices, Callbacks callbacks, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.invoices = invoices;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    ObjectNode get(String id) {
        return records.find(TYPE, id)
                .orElseThrow(() -> BillingError.payment(404, 7020, "Payment " + id + " does not exist"));
    }

    Optional<ObjectNode> byKey(String key) {
        return records.where(TYPE, Map.of("paymentExternalKey", key)).stream().findFirst();
    }

    List<ObjectNode> all() {
        return records.all(TYPE);
    }

    List<ObjectNode> ofAccount(String accountId) {
        return records.where(TYPE, Map.of("accountId", accountId));
    }

    List<ObjectNode> ofInvoice(String invoiceId) {
        return records.where(TYPE, Map.of("targetInvoiceId", invoiceId));
    }

    /**
     * Pays an invoice.
     *
     * @return the payment's id, or nothing where Kill Bill quietly declines: nothing is owed (a draft owes nothing), or
     *     there is no way to pay; it looks at that first, then at the amount, then at the key
     */
    Optional<String> pay(String invoiceId, ObjectNode body, boolean external) {
        Input input = Input.of(body, KNOWN);
        return records.together(() -> {
            ObjectNode account = accounts.get(input.required("accountId"));
            boolean able = external || account.hasNonNull("paymentMethodId");
            ObjectNode invoice = invoices.get(invoiceId);
            BigDecimal owed = InvoiceBook.balance(invoice);
            if (!able || owed.signum() <= 0) {
                return Optional.empty();
            }
            String currency = invoice.get("currency").textValue();
            BigDecimal amount = input.has("purchasedAmount") ? input.amount("purchasedAmount", currency) : owed;
            if (amount.signum() <= 0 || amount.compareTo(owed) > 0) {
                throw BillingError.payment(
                        400,
                        7199,
                        "Plugin exception Invalid amount '%s' for invoice '%s': invoice balance is = '%s'"
                                .formatted(amount, invoiceId, owed));
            }
            refuseTaken(input);
            return Optional.of(book(invoice, input, amount));
        });
    }

    private void refuseTaken(Input input) {
        if (input.has("paymentExternalKey")
                && byKey(input.text("paymentExternalKey")).isPresent()) {
            throw BillingError.payment(400, 7032, "Invalid payment transition PURCHASE from state PURCHASE_SUCCESS");
        }
    }

    private String book(ObjectNode invoice, Input input, BigDecimal amount) {
        String id = UUID.randomUUID().toString();
        String key = input.has("paymentExternalKey") ? input.text("paymentExternalKey") : id;
        ObjectNode payment = JsonNodeFactory.instance.objectNode();
        payment.set("targetInvoiceId", invoice.get("invoiceId"));
        payment.set("accountId", invoice.get("accountId"));
        payment.put("paymentId", id).put("paymentExternalKey", key);
        payment.put("paymentNumber", String.valueOf(records.next("payment")));
        payment.put("amount", amount);
        payment.set("currency", invoice.get("currency"));
        payment.put("paymentMethodId", UUID.randomUUID().toString());
        payment.put("transactionId", UUID.randomUUID().toString());
        payment.put(
                "effectiveDate", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        records.put(TYPE, id, payment);
        invoice.put("paid", invoice.get("paid").decimalValue().add(amount));
        invoices.put(invoice);
        announce(payment);
        return id;
    }

    /**
     * Gives back a part of a payment, so that its invoice is owed again.
     *
     * @param type REFUND or CHARGEBACK
     */
    void giveBack(String id, ObjectNode body, String type) {
        Input input = Input.of(body, GIVEN_BACK);
        records.together(() -> {
            ObjectNode payment = get(id);
            String currency = payment.get("currency").textValue();
            BigDecimal left = payment.get("amount").decimalValue().subtract(givenBack(payment));
            BigDecimal amount = input.has("amount") ? input.amount("amount", currency) : left;
            String key = input.has(KEY) ? input.text(KEY) : UUID.randomUUID().toString();
            for (JsonNode earlier : payment.withArray(BACK)) {
                if (earlier.get(KEY).textValue().equals(key)) {
                    throw BillingError.payment(
                            400, 7030, "Invalid payment transition " + type + " from state " + type + "_SUCCESS");
                }
            }
            if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
                throw BillingError.payment(
                        400, 7199, "Plugin exception Invalid amount '%s', refundable is '%s'".formatted(amount, left));
            }
            payment.withArray(BACK)
                    .addObject()
                    .put("transactionId", UUID.randomUUID().toString())
                    .put(KEY, key)
                    .put("transactionType", type)
                    .put("amount", amount)
                    .put(
                            "effectiveDate",
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            records.put(TYPE, id, payment);
            ObjectNode invoice = invoices.get(payment.get("targetInvoiceId").textValue());
            invoice.put("paid", invoice.get("paid").decimalValue().subtract(amount));
            invoices.put(invoice);
            announceOnInvoice(payment, type.equals("REFUND") ? type : "CHARGED_BACK", amount.negate());
            return null;
        });
    }

    private static BigDecimal givenBack(ObjectNode payment) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode back : payment.path(BACK)) {
            sum = sum.add(back.get("amount").decimalValue());
        }
        return sum;
    }

    private void announceOnInvoice(ObjectNode payment, String type, BigDecimal amount) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("paymentId", payment.get("paymentId"));
        data.put("invoicePaymentType", type).put("amount", amount);
        data.set("currency", payment.get("currency"));
        callbacks.announce(
                "INVOICE_PAYMENT_SUCCESS",
                payment.get("accountId").textValue(),
                "INVOICE",
                payment.get("targetInvoiceId").textValue(),
                data);
    }

    private void announce(ObjectNode payment) {
        String account = payment.get("accountId").textValue();
        announceOnInvoice(payment, "ATTEMPT", payment.get("amount").decimalValue());
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        alone.set("paymentTransactionId", payment.get("transactionId"));
        alone.set("amount", payment.get("amount"));
        alone.set("currency", payment.get("currency"));
        alone.put("status", "SUCCESS").put("transactionType", "PURCHASE");
        alone.set("effectiveDate", payment.get("effectiveDate"));
        callbacks.announce(
                "PAYMENT_SUCCESS", account, "PAYMENT", payment.get("paymentId").textValue(), alone);
    }

    /** A payment as {@code /invoicePayments} shows it: with its invoice. */
    static ObjectNode ofInvoice(ObjectNode payment) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("targetInvoiceId", payment.get("targetInvoiceId"));
        return shown.setAll(alone(payment));
    }

    /** A payment as {@code /payments} shows it: without its invoice. */
    static ObjectNode alone(ObjectNode payment) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("accountId", "paymentId", "paymentNumber", "paymentExternalKey")) {
            shown.set(field, payment.get(field));
        }
        shown.put("authAmount", BigDecimal.ZERO).put("capturedAmount", BigDecimal.ZERO);
        shown.set("purchasedAmount", payment.get("amount"));
        shown.put("refundedAmount", givenBack(payment)).put("creditedAmount", BigDecimal.ZERO);
        shown.set("currency", payment.get("currency"));
        shown.set("paymentMethodId", payment.get("paymentMethodId"));
        ArrayNode transactions = shown.putArray("transactions");
        transactions.add(transaction(payment));
        payment.path(BACK).forEach(back -> transactions.add(transaction(payment).setAll((ObjectNode) back)));
        shown.putNull("paymentAttempts").putArray("auditLogs");
        return shown;
    }

    private static ObjectNode transaction(ObjectNode payment) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("transactionId", payment.get("transactionId"));
        shown.set("transactionExternalKey", payment.get("transactionId"));
        shown.set("paymentId", payment.get("paymentId"));
        shown.set("paymentExternalKey", payment.get("paymentExternalKey"));
        shown.put("transactionType", "PURCHASE");
        shown.set("amount", payment.get("amount"));
        shown.set("currency", payment.get("currency"));
        shown.set("effectiveDate", payment.get("effectiveDate"));
        shown.set("processedAmount", payment.get("amount"));
        shown.set("processedCurrency", payment.get("currency"));
        shown.put("status", "SUCCESS").putNull("gatewayErrorCode").putNull("gatewayErrorMsg");
        shown.putArray("auditLogs");
        return shown;
    }
}
