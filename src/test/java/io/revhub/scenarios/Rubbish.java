package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What nobody should send, made of what somebody may: the same from the same seed. */
final class Rubbish {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE);

    /** As they stand in a JSON text. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\" \"",
            "0",
            "-1",
            "-0.0",
            "1e9999999",
            "1e-9999999",
            "1e99999999999",
            "99999999999999999999999999999999999999999",
            "0.00000000000000000000000000000000000000000001",
            "NaN",
            "\"NaN\"",
            "\"-99999999999999.99\"",
            "\"0000-00-00\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"-0001-12-31\"",
            "\"9999999-12-31\"",
            "\"2026-02-30\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\u202eevil\\ufeff\\u2028\"",
            "\"\uD83D\uDE80\uD83C\uDFF4\u200D\u2620\uFE0F\"",
            "\"<script>alert(1)</script>\"",
            "\"'; drop table document; --\"",
            "\"${jndi:ldap://localhost/x}\"",
            "\"{{7*7}}#{7*7}\"",
            "\"../../../etc/passwd\"",
            "\"a/b?c=d&e#f%00%zz\"",
            "\"line\\r\\nSet-Cookie: a=b\"");

    private final Random random;

    Rubbish(long seed) {
        random = new Random(seed);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** An odd value, as its text. */
    String text() {
        String value = one(VALUES);
        return value.startsWith("\"") ? parsed(value).asText() : value;
    }

    /** A body that begins as a good one. */
    byte[] of(String good) {
        byte[] body = bent(good).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1 -> flipped(body);
            case 2 -> bent(good).getBytes(one(CHARSETS));
            case 3 -> noise(random.nextInt(300));
            case 4 -> deep(random.nextInt(1000, 100_000));
            case 5 ->
                ("{\"event\":\"" + "x".repeat(random.nextInt(1000, 2_000_000)) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
            default -> body;
        };
    }

    private byte[] flipped(byte[] body) {
        for (int i = 0; i < 3 && body.length > 0; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        return body;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] deep(int levels) {
        String open = one(List.of("[", "{\"data\":", "{\"orders\":[{\"lines\":["));
        return open.repeat(levels).getBytes(StandardCharsets.UTF_8);
    }

    /** One to three values anywhere in it become others; numbers stay as they are written. */
    private String bent(String good) {
        JsonNode tree = parsed(good);
        StringBuilder marks = new StringBuilder();
        int many = 1 + random.nextInt(3);
        String[] values = new String[many];
        for (int i = 0; i < many; i++) {
            values[i] = one(VALUES);
            replace(tree, TextNode.valueOf("@@" + i + "@@"));
        }
        String text = marks.append(tree).toString();
        for (int i = 0; i < many; i++) {
            text = text.replace("\"@@" + i + "@@\"", values[i]);
        }
        return text;
    }

    private void replace(JsonNode tree, JsonNode value) {
        if (tree instanceof ObjectNode object && !object.isEmpty()) {
            String name = one(List.copyOf(object.properties())).getKey();
            if (object.get(name).isContainerNode() && random.nextInt(4) > 0) {
                replace(object.get(name), value);
            } else {
                object.set(name, value);
            }
        } else if (tree instanceof ArrayNode array && !array.isEmpty()) {
            replace(array.get(random.nextInt(array.size())), value);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
