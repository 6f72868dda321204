package io.revhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.postgres.EmbeddedServer;
import io.revhub.sandbox.crm.Salesforce;
import io.revhub.sandbox.shop.Medusa;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox finds its data again, that of its first version too. */
class OlderDatabaseTest {

    private static final String ACCOUNT = "001000000000003AAA";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void aDatabaseOfTheFirstVersionIsUpgradedAndKeptAcrossRestarts() throws SQLException {
        filledByTheFirstVersion();

        String later;
        try (Landscape landscape = started()) {
            SystemClient crm = crm(landscape);
            JsonNode account =
                    crm.get("/services/data/v62.0/sobjects/Account/" + ACCOUNT).json();
            assertThat(account.get("Name").asText()).isEqualTo("Nordwind");
            assertThat(account.get("AnnualRevenue").decimalValue()).isEqualByComparingTo("250.50");
            assertThat(found(crm, "SystemModstamp >= 2026-04-10T07:00:00Z")).isEqualTo(1);
            assertThat(found(crm, "RevHub_Key__c = 'key-1'")).isEqualTo(1);
            assertThat(landscape.clock().instant())
                    .as("business time goes on where it was")
                    .isAfter(TestLandscape.START.plus(Duration.ofDays(29)));
            later = crm.post("/services/data/v62.0/sobjects/Account", "{\"Name\":\"Südwind\"}")
                    .json()
                    .get("id")
                    .asText();
            assertThat(later).as("no id is given twice").isNotEqualTo(ACCOUNT);
        }

        try (Landscape landscape = started()) {
            assertThat(crm(landscape)
                            .get("/services/data/v62.0/sobjects/Account/" + later)
                            .json()
                            .get("Name")
                            .asText())
                    .isEqualTo("Südwind");
        }
    }

    private Landscape started() {
        Landscape landscape = TestLandscape.in(folder);
        landscape.start(Salesforce.SYSTEM);
        landscape.start(Medusa.SYSTEM);
        return landscape;
    }

    private static int found(SystemClient crm, String where) {
        String soql = "SELECT Id FROM Account WHERE " + where + " AND Id = '" + ACCOUNT + "'";
        return crm.get("/services/data/v62.0/query?q="
                        + soql.replace(" ", "+").replace("=", "%3D").replace(">", "%3E"))
                .json()
                .get("totalSize")
                .asInt();
    }

    private static SystemClient crm(Landscape landscape) {
        String token = new SystemClient(
                        landscape.address("crm"), Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .post("/services/oauth2/token", "grant_type=client_credentials&client_id=revhub&client_secret=secret")
                .json()
                .get("access_token")
                .asText();
        return new SystemClient(landscape.address("crm"), Map.of("Authorization", "Bearer " + token));
    }

    private void filledByTheFirstVersion() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("postgres"))) {
            String url = server.jdbcUrl("sandbox");
            Flyway.configure()
                    .dataSource(url, server.user(), server.password())
                    .locations("classpath:db/sandbox")
                    .target("1")
                    .load()
                    .migrate();
            try (Connection database = DriverManager.getConnection(url, server.user(), server.password())) {
                put(
                        database,
                        "insert into record (system, type, id, body) values ('crm', 'Account', ?, ?::jsonb)",
                        ACCOUNT,
                        """
                        {"Id": "001000000000003AAA", "Name": "Nordwind", "IsDeleted": false, "AnnualRevenue": 250.50,
                         "RevHub_Key__c": "key-1", "CurrencyIsoCode": "EUR", "CreatedDate": "2026-04-10T08:00:00.000+0000",
                         "LastModifiedDate": "2026-04-10T08:00:00.000+0000", "SystemModstamp": "2026-04-10T08:00:00.000+0000"}
                        """);
                put(
                        database,
                        "insert into sequence (system, name, value) values ('crm', ?, ?::int)",
                        "id-Account",
                        "3");
                put(
                        database,
                        "insert into clock (singleton, offset_millis) values (?::boolean, ?::bigint)",
                        "true",
                        String.valueOf(Duration.between(Instant.now(), TestLandscape.START.plus(Duration.ofDays(30)))
                                .toMillis()));
            }
        }
    }

    private static void put(Connection database, String sql, String first, String second) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, second);
            statement.executeUpdate();
        }
    }
}
