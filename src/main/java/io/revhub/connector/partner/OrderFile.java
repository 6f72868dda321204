package io.revhub.connector.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revhub.connector.http.BoundedNumbers;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Orders as partners write them: CSV with a line of names, or JSON; both in UTF-8. */
final class OrderFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new BoundedNumbers())
            .build();

    private OrderFile() {}

    /** @throws IllegalArgumentException if it cannot be read at all */
    static List<OrderLine> read(String name, byte[] content) {
        String text = text(content);
        return name.toLowerCase(Locale.ROOT).endsWith(".json") ? json(text) : csv(text);
    }

    private static String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\u0000') >= 0) {
                throw new IllegalArgumentException("It contains a character that no text has (U+0000)");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("It is not in UTF-8", e);
        }
    }

    private static List<OrderLine> csv(String text) {
        char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            if (!parser.getHeaderNames().contains("order")) {
                throw new IllegalArgumentException("Its first line does not name the columns (order, sku, ...)");
            }
            List<OrderLine> lines = new ArrayList<>();
            for (CSVRecord record : parser) {
                lines.add(new OrderLine("line " + parser.getCurrentLineNumber(), record.toMap()));
            }
            return lines;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("It is no CSV: " + e.getMessage(), e);
        }
    }

    private static List<OrderLine> json(String text) {
        JsonNode orders;
        try {
            orders = JSON.readTree(text).path("orders");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("It is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!orders.isArray()) {
            throw new IllegalArgumentException("It has no array \"orders\"");
        }
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            JsonNode order = orders.get(i);
            String at = "order " + (i + 1);
            if (order.path("lines").isEmpty()) {
                lines.add(new OrderLine(at, fields(order, OrderLine.OF_ORDER)));
            }
            for (int j = 0; j < order.path("lines").size(); j++) {
                Map<String, String> fields = fields(order, OrderLine.OF_ORDER);
                fields.putAll(fields(order.path("lines").get(j), OrderLine.OF_LINE));
                lines.add(new OrderLine(at + ", line " + (j + 1), fields));
            }
        }
        return lines;
    }

    private static Map<String, String> fields(JsonNode node, List<String> names) {
        Map<String, String> fields = new HashMap<>();
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isValueNode() && !value.isNull()) {
                fields.put(name, value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
            }
        }
        return fields;
    }
}
