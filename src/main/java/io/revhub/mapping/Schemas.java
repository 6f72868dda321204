package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.resource.InputStreamSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Loads JSON Schemas (2020-12) from the workspace; a {@code $ref} leads to other files of it, never out of it. */
final class Schemas {

    private static final String ADDRESS = "revhub://workspace/";
    private static final SpecificationVersion VERSION = SpecificationVersion.DRAFT_2020_12;

    private final Sources sources;
    private final SchemaRegistry registry;

    Schemas(Sources sources) {
        this.sources = sources;
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ENGLISH)
                .build();
        registry = SchemaRegistry.withDefaultDialect(
                VERSION, b -> b.schemaRegistryConfig(config).resourceLoaders(r -> r.add(this::resource)));
    }

    /** @throws MappingBroken if the file is not a schema, or refers to what is not there */
    Schema schema(String file) {
        JsonNode json = new Yaml(file).tree(sources.required(file));
        refuseWhatIsNoSchema(file, json);
        try {
            Schema schema = registry.getSchema(SchemaLocation.of(ADDRESS + file), json);
            schema.initializeValidators();
            return schema;
        } catch (SchemaException e) {
            throw new MappingBroken(file, 0, e.getMessage());
        }
    }

    private void refuseWhatIsNoSchema(String file, JsonNode json) {
        List<Error> errors =
                registry.getSchema(SchemaLocation.of(VERSION.getDialectId())).validate(json);
        if (!errors.isEmpty()) {
            throw new MappingBroken(file, 0, new Violation(errors.get(0)).sentence());
        }
    }

    private InputStreamSource resource(AbsoluteIri address) {
        String text = address.toString();
        return text.startsWith(ADDRESS)
                ? sources.text(text.substring(ADDRESS.length()))
                        .map(found -> (InputStreamSource)
                                () -> new ByteArrayInputStream(found.getBytes(StandardCharsets.UTF_8)))
                        .orElse(null)
                : null;
    }
}
