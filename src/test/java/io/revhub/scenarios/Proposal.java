package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A quote that nobody has accepted yet. */
final class Proposal {

    private static final String QUOTE = "Quote";
    private static final String STATUS = "Status";

    private final World world;
    private final String number;
    private final String record;
    private final String opportunity;
    private final String customer;

    Proposal(World world, String number, String record, String opportunity, String customer) {
        this.world = world;
        this.number = number;
        this.record = record;
        this.opportunity = opportunity;
        this.customer = customer;
    }

    String number() {
        return number;
    }

    /** Its opportunity's id in the CRM. */
    String opportunity() {
        return opportunity;
    }

    /** Sales asks the rules. */
    Proposal asks() {
        return set(Map.of(STATUS, "Needs Review"));
    }

    /** Somebody in this role approves it in the CRM. */
    Proposal approvedAs(String role) {
        return set(Map.of(STATUS, "Approved", "RevHub_ApprovedAs__c", role));
    }

    /** Sales notes that it was accepted today. */
    Agreement accepted() {
        set(Map.of(STATUS, "Accepted", "RevHub_AcceptedDate__c", world.today().toString()));
        return new Agreement(world, number, customer);
    }

    private Proposal set(Map<String, ?> fields) {
        world.crm.change(QUOTE, record, fields);
        return this;
    }

    Proposal isSoon(String status) {
        soon(number + " " + status)
                .untilAsserted(() -> assertThat(seen().path(STATUS).asText()).isEqualTo(status));
        return this;
    }

    /** What the hub notes in the CRM's record. */
    Proposal isSoonNoted(String text) {
        soon("note of " + number)
                .untilAsserted(
                        () -> assertThat(seen().path("RevHub_Note__c").asText()).contains(text));
        return this;
    }

    private JsonNode seen() {
        return world.crm
                .query("SELECT Status, RevHub_Note__c, RevHub_AcceptedDate__c FROM Quote WHERE Id = '" + record + "'")
                .get(0);
    }

    /** The signer finds a paper, and signs. */
    Agreement isSigned() {
        JsonNode envelope = envelope();
        assertThat(envelope.at("/document/size").asInt())
                .as("bytes of the paper")
                .isGreaterThan(5000);
        world.signers.sign(envelope);
        isSoon("Accepted");
        assertThat(seen().path("RevHub_AcceptedDate__c").asText())
                .isEqualTo(world.today().toString());
        return new Agreement(world, number, customer);
    }

    Proposal isDeclined(String reason) {
        world.signers.decline(envelope(), reason);
        return this;
    }

    Proposal changesQuantity(int quantity) {
        List<JsonNode> lines = world.crm.query("SELECT Id FROM QuoteLineItem WHERE QuoteId = '" + record + "'");
        world.crm.change("QuoteLineItem", lines.get(0).path("Id").asText(), Map.of("Quantity", quantity));
        return set(Map.of("Description", "now " + quantity));
    }

    /** Its only line costs so much now. */
    Proposal offersAnew(String net) {
        List<JsonNode> lines = world.crm.query("SELECT Id FROM QuoteLineItem WHERE QuoteId = '" + record + "'");
        world.crm.change(
                "QuoteLineItem", lines.get(0).path("Id").asText(), Map.of("RevHub_Net__c", new BigDecimal(net)));
        return set(Map.of("Description", "now " + net));
    }

    private JsonNode envelope() {
        soon("the envelope of " + number)
                .until(() -> world.signers.envelope(number).isPresent());
        return world.signers.envelope(number).orElseThrow();
    }

    boolean wasSent() {
        return world.signers.envelope(number).isPresent();
    }

    /** It waits for a person, with this code and number in what is told. */
    void isSoonParked(String code) {
        soon(number + " parked: " + code).until(() -> world.hub.hasParked(code, number));
    }
}
