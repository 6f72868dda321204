package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Web;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Those who are asked to sign, on their pages of the e-signature system. */
final class Signers {

    private static final int SEE_OTHER = 303;

    private final Web web;

    Signers(Installation installation) {
        Installation.Simulated signature = installation.sandbox().get("signature");
        this.web = new Web(
                signature.address(),
                Map.of("Authorization", "Bearer " + signature.login().get("token")));
    }

    /** The envelope of a quote by its number, once it is there. */
    Optional<JsonNode> envelope(String quote) {
        return StreamSupport.stream(web.get("/envelopes").path("envelopes").spliterator(), false)
                .filter(envelope -> envelope.at("/document/name").asText().startsWith(quote + " "))
                .findFirst();
    }

    void sign(JsonNode envelope) {
        submit(envelope, "sign", "");
    }

    void decline(JsonNode envelope, String reason) {
        submit(envelope, "decline", "reason=" + Web.encoded(reason));
    }

    /** A page answers a form by leading back to itself. */
    private void submit(JsonNode envelope, String action, String form) {
        String signer = envelope.at("/signers/0/id").asText();
        try {
            web.postForm("/sign/" + envelope.path("id").asText() + "/" + signer + "/" + action, form);
        } catch (Refused e) {
            if (e.status() != SEE_OTHER) {
                throw e;
            }
        }
    }
}
