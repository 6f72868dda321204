package io.revhub.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A workspace in a folder of the test's. */
record TestWorkspace(Path folder, Workspace workspace, Mappings mappings) {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static TestWorkspace in(Path folder) {
        Workspace workspace = new Workspace(folder, Duration.ZERO);
        return new TestWorkspace(folder, workspace, new Mappings(workspace));
    }

    TestWorkspace write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the mapping {@code jslt} makes of {@code input}, as text. */
    String map(String jslt, String input) {
        write("mappings/try/it.jslt", jslt);
        return mappings.mapping("try/it").apply(json(input), Map.of()).toString();
    }

    /** What an expression gives. */
    String value(String jslt) {
        return map(jslt, "null");
    }

    static JsonNode json(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
