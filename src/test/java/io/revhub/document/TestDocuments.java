package io.revhub.document;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's documents on a test database. */
public record TestDocuments(Documents documents, References references, Links links) {

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
        return new TestDocuments(
                beans.documents(jdbc, json, new FirstSchema()),
                beans.references(jdbc, beans.merges(jdbc)),
                beans.links(jdbc));
    }
}
