package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.ErpClient.ORDERS;
import static io.revhub.sandbox.erp.ErpClient.PARTNERS;
import static io.revhub.sandbox.erp.ErpClient.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final ErpClient erp = new ErpClient();

    @Test
    void whoDoesNotLogInGets401() {
        assertThat(erp.raw("GET", PARTNERS + "A_BusinessPartner", null).status())
                .isEqualTo(401);
        assertThat(erp.raw("GET", PARTNERS, null, "Authorization", "Basic bm86bm8=")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aFaultOfEventsThatIsNoneIsRefusedWithItsReason() {
        String json = "application/json";
        Answer unknown =
                erp.raw("POST", "/_sandbox/events/faults", "{\"kind\":\"burn\",\"times\":1}", "Content-Type", json);
        Answer tooOften =
                erp.raw("POST", "/_sandbox/events/faults", "{\"kind\":\"lose\",\"times\":-1}", "Content-Type", json);

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("double, lose or reorder");
        assertThat(tooOften.status()).isEqualTo(400);
    }

    @Test
    void aWriteWithoutTokenIsRefusedAndSaysSo() {
        Answer refused = erp.send("POST", PRODUCTS + "A_Product", "{}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("x-csrf-token")).isEqualTo("Required");
        assertThat(refused.header("content-type")).startsWith("text/plain");
        assertThat(refused.body()).isEqualTo("CSRF token validation failed");
    }

    @Test
    void aTokenBelongsToItsSession() {
        Answer fetched = erp.send("GET", PARTNERS + "A_BusinessPartner?$top=1", null, "X-CSRF-Token", "Fetch");
        String token = fetched.header("x-csrf-token");

        assertThat(token).isNotBlank();
        assertThat(erp.send("POST", PRODUCTS + "A_Product", "{}", "X-CSRF-Token", token)
                        .status())
                .isEqualTo(403);
        String cookie = fetched.header("set-cookie").replaceFirst(";.*", "");
        assertThat(erp.send("POST", PRODUCTS + "A_Product", "{}", "X-CSRF-Token", token, "Cookie", cookie)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenIsFetchedByHeadOnTheEntitySetWithASlashAndTheClientAsHeader() {
        Answer head =
                erp.send("HEAD", PARTNERS + "A_BusinessPartner/", null, "X-CSRF-Token", "Fetch", "sap-client", "100");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("x-csrf-token")).isNotBlank();
        assertThat(head.body()).isEmpty();
    }

    @Test
    void theVersionIsAMatrixParameter() {
        String service = ErpClient.ODATA + "API_SALES_ORDER_SRV";

        assertThat(erp.get(service + ";v=0001/A_SalesOrder?$top=1&sap-client=100&sap-language=EN")
                        .status())
                .isEqualTo(200);
        Answer unknown = erp.get(service + ";v=0002/A_SalesOrder");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.json().at("/error/code").asText()).isEqualTo("/IWFND/MED/170");
    }

    @Test
    void whatIsNotThereHasSapsErrorBody() {
        Answer missing = erp.get(ORDERS + "A_SalesOrder('0000999999')");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().at("/error/code").asText()).isEqualTo("/IWBEP/CM_MGW_RT/020");
        assertThat(missing.json().at("/error/message/lang").asText()).isEqualTo("en");
        assertThat(missing.json().at("/error/innererror/application/service_id").asText())
                .isEqualTo("API_SALES_ORDER_SRV");
        assertThat(missing.json()
                        .at("/error/innererror/errordetails/0/severity")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void nonsenseIsRefusedWithSapsErrorBodyToo() {
        assertThat(erp.get(ORDERS + "A_Nothing").json().at("/error/code").isMissingNode())
                .isFalse();
        assertThat(erp.get(ORDERS + "A_SalesOrder?$filter=Nothing eq 'x'").status())
                .isEqualTo(400);
        assertThat(erp.post(PRODUCTS + "A_Product", "{not json").status()).isEqualTo(400);
        assertThat(erp.post(PRODUCTS + "A_Product", "{\"Nothing\":\"x\"}").message())
                .contains("Property 'Nothing' is invalid");
    }

    @Test
    void metadataNamesTheEntities() {
        Answer metadata = erp.send("GET", ORDERS + "$metadata", null, "Accept", "application/xml");

        assertThat(metadata.status()).as(metadata.body()).isEqualTo(200);
        assertThat(metadata.body())
                .contains("<EntitySet Name=\"A_SalesOrder\"", "Name=\"to_PricingElement\"", "MaxLength=\"35\"");
    }

    @Test
    void theServiceItselfAnswersWithItsEntitySets() {
        assertThat(erp.get(ORDERS).d().get("EntitySets").toString()).contains("A_SalesOrderItem");
        assertThat(erp.send("HEAD", ORDERS, null).status()).isEqualTo(200);
    }

    @Test
    void withoutAskingForJsonNothingIsRead() {
        assertThat(erp.send("GET", ORDERS + "A_SalesOrder", null, "Accept", "*/*")
                        .status())
                .isEqualTo(406);
    }
}
