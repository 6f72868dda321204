package io.revhub.sandbox.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Page;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people see: the sender all envelopes, each signer their own, with the document to view, sign or decline. */
@RestController
class SignerPages {

    private final EnvelopeBook envelopes;

    SignerPages(EnvelopeBook envelopes) {
        this.envelopes = envelopes;
    }

    @GetMapping(path = "/", produces = Page.HTML)
    String all() {
        List<List<?>> rows = new ArrayList<>();
        for (ObjectNode envelope : envelopes.all()) {
            for (JsonNode signer : envelope.get("signers")) {
                String at = address(envelope, signer);
                rows.add(List.of(
                        envelope.get("subject").asText(),
                        envelope.get("externalKey").asText(),
                        EnvelopeBook.status(envelope),
                        signer.get("email").asText(),
                        EnvelopeBook.status(signer),
                        new Page.Link("Open as this signer", at)));
            }
        }
        return new Page("E-Signature", "Simulated e-signature")
                .table("Envelopes", List.of("Subject", "Key", "Status", "Signer", "Status", ""), rows)
                .html();
    }

    /** Opening it is viewing it. */
    @GetMapping(path = "/sign/{envelope}/{signer}", produces = Page.HTML)
    String open(@PathVariable String envelope, @PathVariable String signer) {
        EnvelopeBook.Seat seat = envelopes.view(envelope, signer);
        String at = address(seat.envelope(), seat.signer());
        Page page = new Page(
                        seat.envelope().get("subject").asText(),
                        "For " + seat.signer().get("email").asText())
                .text("Envelope: " + EnvelopeBook.status(seat.envelope()) + ". You: "
                        + EnvelopeBook.status(seat.signer()) + ".")
                .table(
                        "Document",
                        List.of("Name", ""),
                        List.of(List.of(
                                seat.envelope().at("/document/name").asText(),
                                new Page.Link("Read the document (PDF)", at + "/document"))));
        if (seat.open()) {
            page.form(at + "/sign", List.of(), "Sign");
            page.form(at + "/decline", List.of(Page.Input.text("reason", "Reason")), "Decline");
        }
        return page.html();
    }

    @GetMapping(path = "/sign/{envelope}/{signer}/document", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] document(@PathVariable String envelope, @PathVariable String signer) {
        envelopes.view(envelope, signer);
        return envelopes.document(envelope);
    }

    @PostMapping("/sign/{envelope}/{signer}/sign")
    ResponseEntity<Void> sign(@PathVariable String envelope, @PathVariable String signer) {
        return back(envelopes.sign(envelope, signer));
    }

    @PostMapping("/sign/{envelope}/{signer}/decline")
    ResponseEntity<Void> decline(
            @PathVariable String envelope,
            @PathVariable String signer,
            @RequestParam(defaultValue = "") String reason) {
        return back(envelopes.decline(envelope, signer, reason));
    }

    private static ResponseEntity<Void> back(EnvelopeBook.Seat seat) {
        return ResponseEntity.status(303)
                .header("Location", address(seat.envelope(), seat.signer()))
                .build();
    }

    private static String address(JsonNode envelope, JsonNode signer) {
        return "/sign/" + envelope.get("id").textValue() + "/"
                + signer.get("id").textValue();
    }
}
