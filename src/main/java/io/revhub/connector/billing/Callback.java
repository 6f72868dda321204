package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RecordId;
import io.revhub.intake.Hint;
import io.revhub.intake.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kill Bill's callback: unsigned, without id or time, so a secret in its address keeps strangers out, and it is only a hint.
 * Of money that goes back it names the payment only, which is asked for its refunds.
 *
 * @param secret blank: nobody is let in
 */
record Callback(String secret, Refunds refunds) implements Webhook {

    @Override
    public List<Hint> receive(Map<String, String> headers, Map<String, String> query, byte[] body) {
        String given = query.getOrDefault("secret", "");
        if (secret.isBlank() || !MessageDigest.isEqual(bytes(secret), bytes(given))) {
            throw new NotGenuine("The secret in the address is missing or wrong");
        }
        JsonNode event = JsonHttp.json(new String(body, StandardCharsets.UTF_8));
        if (!event.hasNonNull("eventType")) {
            throw new IllegalArgumentException("This is no event of Kill Bill");
        }
        return hints(event, event.get("eventType").asText());
    }

    private List<Hint> hints(JsonNode event, String type) {
        List<Hint> hints = new ArrayList<>();
        if (type.startsWith("INVOICE_PAYMENT_")) {
            JsonNode metaData = JsonHttp.json(event.path("metaData").textValue());
            add(hints, KillBillCatchUp.PAYMENT, metaData.path("paymentId"));
            String kind = metaData.path("invoicePaymentType").asText();
            if (kind.equals("REFUND") || kind.equals("CHARGED_BACK")) {
                hints.addAll(refunds.of(RecordId.of(metaData.path("paymentId"))));
            }
        }
        if (type.startsWith("INVOICE_") && event.path("objectType").asText().equals("INVOICE")) {
            add(hints, KillBillCatchUp.INVOICE, event.path("objectId"));
        }
        if (type.startsWith("PAYMENT_") && event.path("objectType").asText().equals("PAYMENT")) {
            add(hints, KillBillCatchUp.PAYMENT, event.path("objectId"));
        }
        return hints;
    }

    private static void add(List<Hint> hints, String recordType, JsonNode id) {
        if (id.isTextual()) {
            hints.add(new Hint(recordType, RecordId.of(id)));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
