package io.revhub.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.crm.Salesforce;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** jsforce works against the simulated Salesforce as against the real one. */
@Tag("clients")
class JsforceClientTest {

    private final String address =
            TestLandscape.with(Salesforce.SYSTEM).address("crm").toString();

    @Test
    void jsforceCreatesQueriesLoadsInBulkAndComposes() throws Exception {
        assertThat(run("jsforce.mjs"))
                .contains(
                        "logged in",
                        "identity",
                        "described",
                        "created, read, updated, upserted",
                        "collections",
                        "queried page by page",
                        "bulk ingest",
                        "bulk query",
                        "composite",
                        "deleted and updated",
                        "logged out",
                        "logged in by SOAP");
    }

    @Test
    void jsforceWorksWithManyRecordsTreesBatchesAndSoap() throws Exception {
        assertThat(run("jsforce-more.mjs"))
                .containsExactly(
                        "many upserted",
                        "many retrieved",
                        "found, counted, fetched",
                        "many destroyed",
                        "tree with errors",
                        "described by batch",
                        "deleted in bulk",
                        "lead converted",
                        "asked by SOAP");
    }

    private List<String> run(String script) throws Exception {
        return new NodeScript(script)
                .run(Map.of(
                        "CRM_ADDRESS",
                        address,
                        "CRM_CLIENT_ID",
                        "revhub",
                        "CRM_CLIENT_SECRET",
                        "secret",
                        "CRM_USERNAME",
                        "integration@example.com",
                        "CRM_PASSWORD",
                        "password",
                        "KEY",
                        UUID.randomUUID().toString()));
    }
}
