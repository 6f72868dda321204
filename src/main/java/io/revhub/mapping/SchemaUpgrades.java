package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.CanonicalForm;
import io.revhub.document.Upgrades;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upgrades by mappings: {@code mappings/<document>/upgrade-<n>.jslt} makes version n of version n-1. What one of them cannot map
 * stays as it was stored: the schema then refuses it, and it is parked by itself instead of stopping a batch.
 */
final class SchemaUpgrades implements Upgrades {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaUpgrades.class);
    private static final int FIRST = 1;

    private final Mappings mappings;
    private final Definitions definitions;

    SchemaUpgrades(Mappings mappings, Definitions definitions) {
        this.mappings = mappings;
        this.definitions = definitions;
    }

    @Override
    public int today(String type) {
        try {
            return definitions.of(type).version();
        } catch (UnusableFile e) {
            // who stores such a document hears of it
            return FIRST;
        }
    }

    @Override
    public ObjectNode upgrade(String type, int schema, ObjectNode body) {
        int today = today(type);
        JsonNode upgraded = body;
        try {
            for (int version = schema + 1; version <= today; version++) {
                upgraded = mappings.mapping(type + "/upgrade-" + version).apply(upgraded, Map.of());
            }
        } catch (MappingFailed | UnusableFile e) {
            LOG.error("A {} of schema version {} cannot be upgraded", type, schema, e);
            return body;
        }
        return upgraded == body || !upgraded.isObject() ? body : CanonicalForm.of((ObjectNode) upgraded);
    }
}
