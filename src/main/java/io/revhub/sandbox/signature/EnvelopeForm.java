package io.revhub.sandbox.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.RestError;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;

/** A request for an envelope, checked: an external key, a PDF in base64, and at least one signer with an e-mail. */
record EnvelopeForm(ObjectNode body) {

    private static final Duration OPEN_FOR = Duration.ofDays(30);

    EnvelopeForm {
        text(body, "externalKey");
        text(body.path("document"), "name");
        pdf(body);
        if (!body.path("signers").isArray() || body.get("signers").isEmpty()) {
            throw RestError.invalid("signers are missing");
        }
        body.get("signers").forEach(signer -> text(signer, "email"));
        if (body.hasNonNull("expiresAt")) {
            OffsetDateTime.parse(body.get("expiresAt").asText());
        }
    }

    String externalKey() {
        return body.get("externalKey").asText();
    }

    /** The document, as base64. */
    String content() {
        return body.at("/document/content").textValue();
    }

    private static void pdf(JsonNode body) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(body.at("/document/content").asText(""));
            if (bytes.length < 5 || bytes[0] != '%' || bytes[1] != 'P' || bytes[2] != 'D' || bytes[3] != 'F') {
                throw RestError.invalid("document.content is no PDF");
            }
        } catch (IllegalArgumentException e) {
            throw RestError.invalid("document.content is not base64");
        }
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).asText("");
        if (value.isBlank()) {
            throw RestError.invalid(field + " is missing");
        }
        return value;
    }

    ObjectNode envelope(String id, Instant now) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("id", id).put("externalKey", externalKey());
        envelope.put(
                "subject", body.path("subject").asText(body.at("/document/name").asText()));
        envelope.putObject("document")
                .put("name", body.at("/document/name").asText())
                .put("contentType", "application/pdf")
                .put("size", Base64.getDecoder().decode(content()).length);
        ArrayNode signers = envelope.putArray("signers");
        for (JsonNode signer : body.get("signers")) {
            signers.addObject()
                    .put("id", "sig_" + UUID.randomUUID())
                    .put("name", signer.path("name").asText(""))
                    .put("email", signer.get("email").asText())
                    .put("status", "sent")
                    .putNull("viewedAt")
                    .putNull("signedAt")
                    .putNull("declinedAt")
                    .putNull("reason");
        }
        Instant expires = body.hasNonNull("expiresAt")
                ? OffsetDateTime.parse(body.get("expiresAt").asText()).toInstant()
                : now.plus(OPEN_FOR);
        return envelope.put("status", "sent")
                .put("expiresAt", expires.toString())
                .put("createdAt", now.toString())
                .put("updatedAt", now.toString());
    }
}
