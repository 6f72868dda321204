package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Web;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The hub, as the API of its desk tells. */
final class Hub {

    private final Web api;

    Hub(Installation installation) {
        this.api = installation.api(
                "engineer", installation.users().get("engineer").plainPassword());
    }

    /** The record ids of a deal's documents of a type in a system, in the order of their numbers. */
    List<String> records(String deal, String type, String system) {
        return documents(deal)
                .filter(document -> document.path("type").asText().equals(type))
                .flatMap(document -> stream(document.path("systems")))
                .filter(s -> s.path("system").asText().equals(system))
                .map(s -> s.path("record"))
                .filter(JsonNode::isObject)
                .map(record -> record.path("id").asText())
                .toList();
    }

    Stream<JsonNode> documents(String deal) {
        return api.find("/api/deals/" + deal).stream().flatMap(thread -> stream(thread.path("documents")));
    }

    /** What the hub answers to a question of an engineer. */
    JsonNode ask(String path, Object question) {
        return api.post(path, question);
    }

    /** Compares the whole landscape, and tells what differs. */
    List<JsonNode> reconciled() {
        String api = "/api/reconciliations/"
                + this.api
                        .post("/api/reconciliations?scope=whole", "")
                        .path("id")
                        .asText();
        World.afterAll("the end of the reconciliation")
                .until(() -> !this.api.get(api).path("ended").isNull());
        return stream(this.api.get(api + "/differences?atMost=500")).toList();
    }

    /** Asks for the repair of what reconciliation has found. */
    void repairs(JsonNode difference) {
        api.post("/api/reconciliations/differences/" + difference.path("id").asText() + "/repair", "");
    }

    JsonNode figures(String deal) {
        return api.get("/api/deals/" + deal).at("/deal/figures");
    }

    /** What the page of a document shows. */
    JsonNode document(String id) {
        return api.get("/api/documents/" + id);
    }

    JsonNode status() {
        return api.get("/api/status");
    }

    /** What a person has to look at, as the hub tells it. */
    String parked() {
        return api.get("/api/parked").toString();
    }

    /** Why something is parked, for who waits for this text in one of the reasons. */
    boolean hasParked(String code, String inReason) {
        return stream(api.get("/api/parked"))
                .anyMatch(parked ->
                        parked.toString().contains(code) && parked.toString().contains(inReason));
    }

    /** A person decides about the record that is parked: {@code same} or {@code another}. */
    void decide(String record, String decision) {
        soon(record + " to be parked").until(() -> parkedOf(record).isPresent());
        api.post("/api/parked/" + parkedOf(record).orElseThrow() + "/" + decision, Map.of());
    }

    private Optional<String> parkedOf(String record) {
        return stream(api.get("/api/parked"))
                .filter(parked -> parked.path("title").asText().equals(record)
                        && parked.path("code").asText().equals("perhaps-the-same"))
                .map(parked -> parked.path("id").asText())
                .findFirst();
    }

    boolean isParked(String record) {
        return parkedOf(record).isPresent();
    }

    /** A merged document stands for itself again. */
    void parts(String document) {
        api.delete("/api/documents/" + document + "/merge?why=" + Web.encoded("They are two."));
    }

    /** The numbers of an account's deals. */
    List<String> deals(String account) {
        return stream(api.get("/api/deals?account=" + account))
                .map(deal -> deal.path("number").asText())
                .toList();
    }

    /** A document with all that became of it. */
    String history(String document) {
        return api.get("/api/documents/" + document).toString();
    }

    /** Merges a document into another; what is said against it: empty if nothing. */
    String merge(String document, String into) {
        try {
            return api.post("/api/documents/" + document + "/merge", Map.of("into", into, "why", "One company."))
                    .asText();
        } catch (Refused e) {
            return e.getMessage();
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
