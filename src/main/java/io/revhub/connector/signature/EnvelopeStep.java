package io.revhub.connector.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestRecords;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.paper.NoSuchPaper;
import io.revhub.paper.Papers;
import io.revhub.rules.Refusal;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The envelope; its external key is the hub's, and posting it again is answered with the one that is there. What has been
 * sent to be signed is never changed: other signers or another document are for a person. Where the mapping gives no content,
 * but what the paper needs ({@code paper}: its {@code language}, and what else its template sees), the document is printed.
 */
record EnvelopeStep(String system, RestRecords records, Papers papers) implements RestStep {

    @Override
    public String name() {
        return "envelope";
    }

    @Override
    public Shown look(Delivery delivery) {
        if (delivery.reference().isEmpty()) {
            return new Shown.Missing();
        }
        Answer answer = records.http()
                .get(records.path(delivery.reference().orElseThrow().recordId()));
        if (!answer.isGood()) {
            return SignatureFailures.TABLE.shown(answer, delivery);
        }
        return same(answer.body(), delivery.mapped())
                ? new Shown.Done(reference(answer.body()))
                : new Shown.Doubtful(differs(delivery, answer));
    }

    @Override
    public Written write(Delivery delivery) {
        ObjectNode body = delivery.mapped().deepCopy();
        JsonNode paper = body.remove("paper");
        if (paper != null) {
            try {
                ((ObjectNode) body.get("document")).put("content", printed(delivery, paper));
            } catch (IllegalArgumentException | NoSuchPaper e) {
                return new Written.Refused(notPrinted(delivery, e));
            }
        }
        Answer answer = records.http().post(records.path(), body.put("externalKey", delivery.key()));
        if (!answer.isGood()) {
            return SignatureFailures.TABLE.written(answer, delivery);
        }
        if (!answer.body().hasNonNull("id")) {
            return new Written.Unknown("The e-signature system did not say which envelope it made.");
        }
        return same(answer.body(), delivery.mapped())
                ? new Written.Made(reference(answer.body()))
                : new Written.Refused(differs(delivery, answer));
    }

    private String printed(Delivery delivery, JsonNode paper) {
        Map<String, JsonNode> with = new HashMap<>();
        paper.properties().forEach(seen -> with.put(seen.getKey(), seen.getValue()));
        Locale language = Locale.forLanguageTag(paper.path("language").asText("en"));
        byte[] pdf = papers.pdf(delivery.document().type(), delivery.document().body(), with, language);
        return Base64.getEncoder().encodeToString(pdf);
    }

    private static Refusal notPrinted(Delivery delivery, RuntimeException why) {
        return new Refusal(
                "not-printed",
                "The paper of the " + RestStep.what(delivery) + " cannot be printed.",
                "Mend the template in mappings, then try again.",
                why.getMessage());
    }

    private List<PartReference> reference(JsonNode envelope) {
        return List.of(PartReference.whole(
                new Reference(system, records.type(), envelope.path("id").asText())));
    }

    private static boolean same(JsonNode envelope, JsonNode form) {
        return signers(envelope).equals(signers(form))
                && envelope.at("/document/name")
                        .asText()
                        .equals(form.at("/document/name").asText());
    }

    private static Set<String> signers(JsonNode form) {
        Set<String> signers = new TreeSet<>();
        form.path("signers").forEach(signer -> signers.add(signer.path("email").asText()));
        return signers;
    }

    private static Refusal differs(Delivery delivery, Answer answer) {
        return new Refusal(
                "envelope-differs",
                "The " + RestStep.what(delivery)
                        + " has been sent to be signed already, as another document or to other people.",
                "Let the old envelope be declined or run out, and send a new document.",
                answer.body().path("id").asText());
    }
}
