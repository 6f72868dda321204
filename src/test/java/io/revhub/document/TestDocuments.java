package io.revhub.document;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's documents on a test database. */
public record TestDocuments(Documents documents, References references, Links links) {

    public static TestDocuments on(DataSource database) {
        DocumentConfiguration beans = new DocumentConfiguration();
        JdbcClient jdbc = JdbcClient.create(database);
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return new TestDocuments(beans.documents(jdbc, json), beans.references(jdbc), beans.links(jdbc));
    }
}
