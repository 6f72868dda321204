package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.revhub.connector.Systems;
import io.revhub.connector.http.JsonHttp;
import io.revhub.delivery.Sink;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Reader;
import io.revhub.problem.ProblemSink;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.crm.Salesforce;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The simulated Salesforce, a clerk who works in it, and the connector configured for it. */
final class TestCrm implements AutoCloseable {

    private static final String API = "/services/data/v62.0";

    final Landscape landscape = TestLandscape.with(Salesforce.SYSTEM);
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final CamelContext camel = new DefaultCamelContext();
    private final SalesforceConfiguration connector;
    private SystemClient clerk = clerk();

    TestCrm() {
        this(TestLandscape.with(Salesforce.SYSTEM).address("crm"), "secret");
    }

    TestCrm(URI address, String secret) {
        Systems systems = new Systems(Map.of(
                "crm",
                new Systems.Settings(
                        address,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Map.of(
                                "problem-field",
                                "RevHub_Problem__c",
                                "language",
                                "de",
                                "client-id",
                                "revhub",
                                "client-secret",
                                secret,
                                "events",
                                "localhost:" + eventsPort(),
                                "events-ca",
                                TestLandscape.folder().resolve("ca.pem").toString()))));
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("camel", camel, "meters", meters));
        connector = new SalesforceConfiguration(
                systems, beans.getBeanProvider(CamelContext.class), beans.getBeanProvider(MeterRegistry.class));
        camel.start();
    }

    private SystemClient clerk() {
        HttpRequest logIn = HttpRequest.newBuilder(landscape.address("crm").resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=revhub&client_secret=secret"))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(logIn, BodyHandlers.ofString())
                    .body();
            String token = JsonHttp.json(answer).get("access_token").asText();
            return new SystemClient(landscape.address("crm"), Map.of("Authorization", "Bearer " + token));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    Sink sink() {
        return connector.salesforceSink().sink("crm", Map.of());
    }

    ProblemSink problems() {
        return connector.salesforceProblems().all().get(0);
    }

    Reader reader(String query) {
        return connector.salesforceReader().reader("crm", Map.of("query", query));
    }

    CatchUp catchUp(Map<String, String> parameters) {
        return connector.salesforceCatchUp().catchUp("crm", parameters);
    }

    CatchUp listing(String object, int atOnce) {
        return new BulkListing(connector.calls("crm"), object, atOnce, Duration.ofMinutes(1));
    }

    /** Listens to a topic. @param journal is told what happens to the events */
    CatchUp events(Map<String, String> parameters, List<String> journal) {
        return connector
                .salesforcePubSub(system -> journal::add, landscape.clock())
                .catchUp("crm", parameters);
    }

    /** A call of the sandbox's own API for events. @param body JSON, with ' for "; null: none */
    void events(String path, String body) {
        clerk.post("/_sandbox/events" + path, body);
    }

    private int eventsPort() {
        return clerk.get("/_sandbox/events").json().get("port").intValue();
    }

    void fault(Fault.Kind kind, String method, String path) {
        landscape.faults("crm").set(new Fault(kind, method, path, 1));
    }

    /** The next write is refused as a whole, with 400. */
    void refuse(String code, String message) {
        String body = "[{\"errorCode\":\"" + code + "\",\"message\":\"" + message + "\",\"fields\":[]}]";
        landscape
                .faults("crm")
                .set(new Fault(Fault.Kind.ERROR, "PATCH", "/composite/", 1, null, null, null, 400, body, 0, 0, 0));
    }

    /** Makes a record. @param fields JSON, with ' for " */
    String create(String object, String fields) {
        JsonNode answer = clerk.post(API + "/sobjects/" + object, fields).json();
        if (!answer.path("success").asBoolean()) {
            throw new AssertionError(answer.toString());
        }
        return answer.get("id").asText();
    }

    /** Makes many records of one object in one call. */
    void createMany(String object, Iterable<String> fields) {
        var records = new ObjectMapper().createArrayNode();
        fields.forEach(one -> {
            var entry = (com.fasterxml.jackson.databind.node.ObjectNode) JsonHttp.json(one.replace('\'', '"'));
            entry.putObject("attributes").put("type", object);
            records.add(entry);
        });
        clerk.post(API + "/composite/sobjects", "{\"allOrNone\":true,\"records\":" + records + "}");
    }

    void change(String object, String id, String fields) {
        clerk.send("PATCH", API + "/sobjects/" + object + "/" + id, fields);
    }

    /** Makes the same change to many records in one call. @param fields as they stand in an object, with ' for " */
    void changeMany(String object, List<String> ids, String fields) {
        String records = ids.stream()
                .map(id -> "{'attributes':{'type':'" + object + "'},'id':'" + id + "'," + fields + "}")
                .collect(Collectors.joining(","));
        clerk.send("PATCH", API + "/composite/sobjects", "{'records':[" + records + "]}");
    }

    void delete(String object, String id) {
        clerk.send("DELETE", API + "/sobjects/" + object + "/" + id, null);
    }

    JsonNode read(String object, String id) {
        return clerk.get(API + "/sobjects/" + object + "/" + id).json();
    }

    JsonNode query(String soql) {
        return clerk.get(API + "/query?q=" + JsonHttp.encoded(soql)).json().get("records");
    }

    /** How many calls the day has from now on. */
    void dailyCalls(int calls) {
        clerk.send("PUT", "/_sandbox/limits", "{'dailyApiRequests':" + calls + "}");
    }

    /** From now on records are stamped so many seconds too early. */
    void lateCommits(int seconds) {
        clerk.post("/_sandbox/late-commits?seconds=" + seconds, null);
    }

    void expireTokens() {
        clerk.post("/_sandbox/expire-tokens", null);
        clerk = clerk();
    }

    @Override
    public void close() {
        landscape.faults("crm").clear();
        camel.stop();
    }
}
