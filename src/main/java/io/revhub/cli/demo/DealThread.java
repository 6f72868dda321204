package io.revhub.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A deal's thread as the hub tells it. */
public record DealThread(JsonNode json) {

    String state() {
        return json.at("/deal/state").asText();
    }

    public boolean isClosed() {
        return state().equals("closed");
    }

    String customer() {
        return json.at("/deal/customer").asText();
    }

    public String currency() {
        return json.at("/deal/figures/currency").asText();
    }

    /** The steps that are done, by name. */
    List<String> done() {
        return stream(json.path("steps"))
                .filter(step -> step.path("state").asText().equals("done"))
                .map(step -> step.path("name").asText())
                .toList();
    }

    /** What blocks it, a sentence each. */
    public List<String> blockers() {
        return stream(json.path("blockers"))
                .map(blocker -> blocker.path("sentence").asText())
                .toList();
    }

    Stream<JsonNode> documents() {
        return stream(json.path("documents"));
    }

    /** The record ids of all documents of a type in a system; those that are not there yet are left out. */
    public List<String> records(String type, String system) {
        return documents()
                .filter(document -> document.path("type").asText().equals(type))
                .flatMap(document -> record(document, system).stream())
                .toList();
    }

    static Optional<String> record(JsonNode document, String system) {
        return stream(document.path("systems"))
                .filter(s -> s.path("system").asText().equals(system))
                .map(s -> s.path("record"))
                .filter(JsonNode::isObject)
                .map(record -> record.path("id").asText())
                .findFirst();
    }

    boolean isIn(String type, String system) {
        return !records(type, system).isEmpty();
    }

    boolean has(String type) {
        return documents().anyMatch(document -> document.path("type").asText().equals(type));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
