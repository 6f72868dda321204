package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.crm.pubsub.ManagedSubscriptions;
import io.revhub.sandbox.crm.pubsub.ManagedSubscriptions.Managed;
import io.revhub.sandbox.crm.pubsub.PubSub;
import io.revhub.sandbox.crm.soql.Condition;
import io.revhub.sandbox.crm.soql.Condition.Compare;
import io.revhub.sandbox.crm.soql.Literal;
import io.revhub.sandbox.crm.soql.Query;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Of the Tooling API what managed event subscriptions are set up and found with. */
@RestController
@RequestMapping(DataApi.BASE + "/tooling")
class ToolingApi {

    private static final String TYPE = "ManagedEventSubscription";
    private static final String PREFIX = "18x";
    private static final Set<String> STATES = Set.of("RUN", "PAUSE", "STOP");
    private static final Set<String> PLACES = Set.of("LATEST", "EARLIEST");

    private final ManagedSubscriptions subscriptions;
    private final Records records;

    ToolingApi(PubSub pubSub, Records records) {
        this.subscriptions = pubSub.managed();
        this.records = records;
    }

    @GetMapping({"/query", "/query/"})
    ObjectNode query(@PathVariable String version, @RequestParam String q) {
        Query query = QueryApi.parse(q);
        if (!query.from().equals(TYPE)) {
            throw SalesforceError.refused(
                    "INVALID_TYPE",
                    "sObject type '" + query.from() + "' is not supported by the simulated Tooling API.");
        }
        List<Managed> found = subscriptions.all().stream()
                .filter(one -> query.where().map(where -> fits(where, one)).orElse(true))
                .limit(query.limit())
                .toList();
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("size", found.size())
                .put("totalSize", found.size())
                .put("done", true)
                .putNull("queryLocator")
                .put("entityTypeName", TYPE);
        result.putArray("records")
                .addAll(found.stream().map(one -> json(one, version)).toList());
        return result;
    }

    private static boolean fits(Condition condition, Managed one) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().allMatch(part -> fits(part, one));
        }
        if (condition instanceof Compare compare
                && compare.operator() == Condition.Operator.EQUAL
                && compare.value() instanceof Literal.Text text) {
            return switch (compare.field().text()) {
                case "Id" ->
                    Ids.canonical(text.value()).filter(one.id()::equals).isPresent();
                case "DeveloperName" -> one.developerName().equals(text.value());
                default -> throw SalesforceError.refused("INVALID_FIELD", "No such column on entity '" + TYPE + "'.");
            };
        }
        throw SalesforceError.refused("MALFORMED_QUERY", "Only Id = and DeveloperName = are simulated here.");
    }

    @PostMapping("/sobjects/" + TYPE)
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode body) {
        String name = body.path("DeveloperName").asText(body.path("FullName").asText());
        if (name.isEmpty()) {
            throw SalesforceError.refused(
                    "REQUIRED_FIELD_MISSING", "Required fields are missing: [DeveloperName]", "DeveloperName");
        }
        if (subscriptions.all().stream().anyMatch(one -> one.developerName().equals(name))) {
            throw SalesforceError.refused("DUPLICATE_DEVELOPER_NAME", "The name " + name + " is already in use");
        }
        String id = Ids.of(PREFIX, records.next(TYPE));
        subscriptions.put(id, name, checked(body.path("Metadata")));
        ObjectNode created = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
        created.putArray("errors");
        return ResponseEntity.status(201).body(created);
    }

    private ObjectNode checked(JsonNode metadata) {
        if (!subscriptions.isTopic(metadata.path("topicName").asText())) {
            throw SalesforceError.refused("FIELD_INTEGRITY_EXCEPTION", "The topicName isn't valid.", "topicName");
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("defaultReplay", "LATEST")
                .put("errorRecoveryReplay", "LATEST")
                .put("state", "RUN");
        whole.setAll((ObjectNode) metadata);
        if (!STATES.contains(whole.path("state").asText())
                || !PLACES.contains(whole.path("defaultReplay").asText())
                || !PLACES.contains(whole.path("errorRecoveryReplay").asText())) {
            throw SalesforceError.refused(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "bad value for restricted picklist");
        }
        return whole;
    }

    @GetMapping("/sobjects/" + TYPE + "/{id}")
    ObjectNode read(@PathVariable String version, @PathVariable String id) {
        return json(one(id), version);
    }

    @PatchMapping("/sobjects/" + TYPE + "/{id}")
    ResponseEntity<Void> update(@PathVariable String id, @RequestBody ObjectNode body) {
        Managed one = one(id);
        subscriptions.put(one.id(), one.developerName(), checked(body.path("Metadata")));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/sobjects/" + TYPE + "/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        subscriptions.remove(one(id).id());
        return ResponseEntity.noContent().build();
    }

    private Managed one(String id) {
        return Ids.canonical(id)
                .flatMap(whole -> subscriptions.all().stream()
                        .filter(one -> one.id().equals(whole))
                        .findFirst())
                .orElseThrow(() -> SalesforceError.notFound("The requested resource does not exist"));
    }

    private static ObjectNode json(Managed one, String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("attributes")
                .put("type", TYPE)
                .put("url", "/services/data/" + version + "/tooling/sobjects/" + TYPE + "/" + one.id());
        json.put("Id", one.id()).put("DeveloperName", one.developerName());
        json.set("Metadata", one.metadata());
        return json;
    }
}
