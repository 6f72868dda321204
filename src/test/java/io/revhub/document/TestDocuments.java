package io.revhub.document;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's documents on a test database. */
public record TestDocuments(
        Documents documents, References references, Links links, Likenesses likenesses, Merges merges) {

    private static final class FirstSchema implements Upgrades {

        @Override
        public int today(String type) {
            return 1;
        }

        @Override
        public ObjectNode upgrade(String type, int schema, ObjectNode body) {
            return body;
        }
    }

    public static TestDocuments on(DataSource database) {
        DocumentConfiguration beans = new DocumentConfiguration();
        JdbcClient jdbc = JdbcClient.create(database);
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        Merges merges = beans.merges(jdbc);
        return new TestDocuments(
                beans.documents(jdbc, json, new FirstSchema()),
                beans.references(jdbc, merges),
                beans.links(jdbc),
                beans.likenesses(jdbc, merges),
                merges);
    }

    /** An account that has this VAT id, and maybe shares it with others. */
    public DocumentId account(String name, String vatId) {
        DocumentId id = DocumentId.ofRecord("account", new Reference("crm", "Account", name));
        documents.mint(id, "account", null, Instant.EPOCH);
        Document minted = documents.find(id).orElseThrow();
        if (minted.version() == 0) {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
            documents.append(minted, new NewVersion(body, name, false, null, "test"), "crm", Instant.EPOCH);
        }
        likenesses.set(minted, "crm", List.of(new BusinessKey("vatId", vatId)));
        return id;
    }

    /** A document in its first version, with its number in it. */
    public DocumentId stored(String type, String number, ObjectNode body) {
        DocumentId id = DocumentId.ofRecord(type, new Reference("crm", type, number));
        documents.mint(id, type, null, Instant.EPOCH);
        Document minted = documents.find(id).orElseThrow();
        if (minted.version() == 0) {
            documents.append(
                    minted,
                    new NewVersion(body.put("number", number), number, false, null, "test"),
                    "crm",
                    Instant.EPOCH);
        }
        return id;
    }

    /** A product that has this SKU. */
    public DocumentId product(String sku) {
        DocumentId id = DocumentId.ofRecord("product", new Reference("crm", "Product2", sku));
        documents.mint(id, "product", null, Instant.EPOCH);
        references.setKeys(id, "product", List.of(new BusinessKey("sku", sku)));
        return id;
    }
}
