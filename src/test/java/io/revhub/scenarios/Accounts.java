package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the accounts are for, after config/posting.yaml. */
final class Accounts {

    private final Map<String, String> roles = new HashMap<>();

    Accounts() {
        try {
            JsonNode posting = new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("config/posting.yaml").toFile());
            // roles may share an account: the first names it
            posting.properties()
                    .forEach(role ->
                            roles.putIfAbsent(role.getValue().path("account").asText(), role.getKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String role(String account) {
        String number = account.replaceFirst("^0+", "");
        return roles.getOrDefault(number, number);
    }
}
