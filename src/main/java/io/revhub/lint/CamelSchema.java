package io.revhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;

/** Camel's own schema of its YAML, the one that Kaoto holds files against; it comes with camel-yaml-dsl. */
final class CamelSchema {

    private static final String RESOURCE = "schema/camelYamlDsl.json";

    private final Schema schema = load();

    /** Names the places at which the tree is not what Kaoto can open. @param tree a list of routes and the like */
    void check(YamlFile file, JsonNode tree, String above, Findings findings) {
        schema.validate(tree).stream()
                // the branches of a choice fail all together; the deepest place is where it really is
                .max(Comparator.comparingInt(e -> e.getInstanceLocation().getNameCount()))
                .ifPresent(error -> findings.error(
                        file.path(),
                        file.line(above + place(error)),
                        "Kaoto could not open this: " + error.getMessage(),
                        "Write it as the reference of Camel's YAML says"));
    }

    private static String place(Error error) {
        String place = error.getInstanceLocation().toString();
        return error.getProperty() == null ? place : place + "/" + error.getProperty();
    }

    private static Schema load() {
        try (InputStream stream = CamelSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            JsonNode json = new ObjectMapper().readTree(stream);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
