package io.revhub.connector.odata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** One call, as a step of a route. */
final class ODataCall implements Processor {

    static final List<String> OPTIONS = List.of("filter", "select", "expand", "orderBy", "top");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ODataClient client;
    private final String service;
    private final String target;
    private final Operation operation;
    private final Query query;

    enum Operation {
        READ,
        QUERY,
        CREATE,
        UPDATE,
        CALL
    }

    ODataCall(ODataClient client, String service, String target, Operation operation, Query query) {
        this.client = client;
        this.service = service;
        this.target = target;
        this.operation = operation;
        this.query = query;
    }

    /** {@code orderBy} is {@code $orderby} in an address. */
    static String inAddress(String option) {
        return "$" + option.toLowerCase(Locale.ROOT);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        switch (operation) {
            case READ ->
                message.setBody(
                        client.read(service, path(message), query(message)).orElse(null));
            case QUERY -> message.setBody(client.query(service, target, query(message)));
            case CREATE -> message.setBody(client.create(service, target, json(message)));
            case UPDATE -> client.update(service, path(message), (ObjectNode) json(message));
            case CALL -> message.setBody(client.call(service, target, texts(message.getBody(Map.class))));
        }
    }

    private String path(Message message) {
        Object key = message.getHeader(ODataComponent.KEY);
        if (key == null) {
            throw new IllegalArgumentException("The header " + ODataComponent.KEY + " is missing");
        }
        return key instanceof Map<?, ?> fields
                ? OData.entity(target, texts(fields))
                : OData.entity(target, key.toString());
    }

    private Query query(Message message) {
        Query all = query;
        for (String option : OPTIONS) {
            String header = "OData" + option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
            all = all.with(inAddress(option), message.getHeader(header, String.class));
        }
        return all;
    }

    private static JsonNode json(Message message) throws Exception {
        Object body = message.getBody();
        if (body instanceof JsonNode tree) {
            return tree;
        }
        return body instanceof Map<?, ?>
                ? JSON.valueToTree(body)
                : JSON.readTree(message.getMandatoryBody(String.class));
    }

    private static Map<String, String> texts(Map<?, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        }
        return texts;
    }
}
