package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The payment provider beside the shop: it takes whole minor units by card, keeps a fee, and passes on the rest in payouts.
 * A charge costs 1.5 % and 0.25, rounded half up; refunds and chargebacks cost nothing, and the fee is not given back.
 */
record Provider(Records records, Stamps stamps) {

    private static final String TYPE = "psp_transaction";
    private static final String PAYOUT = "psp_payout";
    private static final BigDecimal PERCENT = new BigDecimal("0.015");
    private static final BigDecimal FIXED = new BigDecimal("0.25");

    void charged(ObjectNode payment, ObjectNode capture, BigDecimal amount) {
        if (isCard(payment)) {
            BigDecimal gross = minor(amount, payment);
            transaction("charge", payment, capture.get("id").textValue(), gross, fee(gross, payment));
        }
    }

    void refunded(ObjectNode payment, ObjectNode refund, BigDecimal amount) {
        if (isCard(payment)) {
            BigDecimal gross = minor(amount, payment).negate();
            transaction("refund", payment, refund.get("id").textValue(), gross, minor(BigDecimal.ZERO, payment));
        }
    }

    /** The card's holder disputes a charge and gets the money back from the provider, who takes it from the shop. */
    ObjectNode dispute(String charge) {
        return records.together(() -> {
            ObjectNode disputed = records.find(TYPE, charge)
                    .filter(t -> t.get("type").textValue().equals("charge"))
                    .orElseThrow(() -> ShopError.notFound("No such charge: " + charge));
            ObjectNode payment = records.find(
                            PaymentBook.PAYMENT, disputed.get("payment_id").textValue())
                    .orElseThrow();
            BigDecimal gross = new BigDecimal(disputed.get("gross").textValue()).negate();
            String capture = disputed.get("reference").textValue();
            return transaction("chargeback", payment, capture, gross, minor(BigDecimal.ZERO, payment));
        });
    }

    private static boolean isCard(ObjectNode payment) {
        return !payment.get("provider_id").textValue().contains("on-account");
    }

    private ObjectNode transaction(
            String type, ObjectNode payment, String reference, BigDecimal gross, BigDecimal fee) {
        ObjectNode transaction = Body.empty().put("id", stamps.id("txn")).put("type", type);
        transaction.put("created_at", Stamps.time(stamps.now())).putNull("payout_id");
        transaction.put("currency", currency(payment)).put("reference", reference);
        transaction.set("payment_id", payment.get("id"));
        transaction.put("gross", gross.toPlainString()).put("fee", fee.toPlainString());
        transaction.put("net", gross.subtract(fee).toPlainString());
        records.put(TYPE, transaction.get("id").textValue(), transaction);
        return transaction;
    }

    /** One payout a currency of all that was not paid out yet. */
    List<ObjectNode> payOut() {
        return records.together(() -> {
            List<ObjectNode> made = new ArrayList<>();
            List<ObjectNode> open = records.all(TYPE).stream()
                    .filter(t -> t.get("payout_id").isNull())
                    .toList();
            open.stream()
                    .map(t -> t.get("currency").textValue())
                    .distinct()
                    .forEach(currency -> made.add(payOut(
                            currency,
                            open.stream()
                                    .filter(t -> t.get("currency").textValue().equals(currency))
                                    .toList())));
            return made;
        });
    }

    private ObjectNode payOut(String currency, List<ObjectNode> transactions) {
        ObjectNode payout = Body.empty().put("id", stamps.id("po")).put("currency", currency);
        payout.put("created_at", Stamps.time(stamps.now())).put("status", "paid");
        for (String total : List.of("gross", "fee", "net")) {
            payout.put(
                    total,
                    transactions.stream()
                            .map(t -> new BigDecimal(t.get(total).textValue()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .toPlainString());
        }
        transactions.forEach(t -> {
            t.set("payout_id", payout.get("id"));
            records.put(TYPE, t.get("id").textValue(), t);
        });
        records.put(PAYOUT, payout.get("id").textValue(), payout);
        return payout;
    }

    List<ObjectNode> payouts() {
        return records.all(PAYOUT);
    }

    ObjectNode payout(String id) {
        return records.find(PAYOUT, id).orElseThrow(() -> ShopError.notFound("No such payout: " + id));
    }

    List<ObjectNode> transactions(Map<String, String> filter) {
        return filter.isEmpty() ? records.all(TYPE) : records.where(TYPE, filter);
    }

    ObjectNode transaction(String id) {
        return records.find(TYPE, id).orElseThrow(() -> ShopError.notFound("No such transaction: " + id));
    }

    private static BigDecimal fee(BigDecimal gross, ObjectNode payment) {
        return minor(gross.multiply(PERCENT).add(FIXED), payment);
    }

    private static BigDecimal minor(BigDecimal amount, ObjectNode payment) {
        return amount.setScale(
                Currency.getInstance(currency(payment)).getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    private static String currency(ObjectNode payment) {
        return payment.get("currency_code").textValue().toUpperCase(Locale.ROOT);
    }
}
