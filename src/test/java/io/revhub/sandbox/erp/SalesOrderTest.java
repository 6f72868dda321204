package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.ErpClient.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class SalesOrderTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void theAnswerShowsTheItemsWithExactAmountsAndPlainNumbers() {
        Answer created = given.order(given.customer(), given.product(), "Q-1");

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode order = created.d();
        assertThat(order.get("TotalNetAmount").textValue()).isEqualTo("944.87");
        assertThat(order.get("TransactionCurrency").asText()).isEqualTo("EUR");
        JsonNode item = order.at("/to_Item/results/0");
        assertThat(item.get("SalesOrderItem").asText()).isEqualTo("10");
        assertThat(item.get("NetAmount").textValue()).isEqualTo("944.87");
        assertThat(item.at("/to_PricingElement/results/0/ConditionAmount").textValue())
                .isEqualTo("944.87");
        assertThat(item.at("/to_ScheduleLine/results/0/ScheduleLineOrderQuantity")
                        .textValue())
                .isEqualTo("3");
        assertThat(created.header("location")).endsWith("A_SalesOrder('" + number(created) + "')");
        assertThat(created.header("etag"))
                .startsWith("W/\"datetimeoffset'2026-")
                .endsWith("Z'\"");
        assertThat(order.at("/__metadata/etag").asText()).isEqualTo(created.header("etag"));
        assertThat(order.get("LastChangeDateTime").asText()).matches("/Date\\(\\d+\\+0000\\)/");
    }

    @Test
    void theCustomersReferenceFindsOrdersButIsNotUnique() {
        String customer = given.customer();
        String product = given.product();
        String reference = Given.unique("Q-2026-");
        given.order(customer, product, reference);
        given.order(customer, product, reference);

        JsonNode found = erp.get(ORDERS + "A_SalesOrder?$filter=PurchaseOrderByCustomer eq '" + reference
                        + "'&$expand=to_Item&$select=SalesOrder,to_Item/Material")
                .d()
                .get("results");

        assertThat(found).hasSize(2);
        assertThat(found.at("/0/to_Item/results/0/Material").asText()).isEqualTo(product);
        assertThat(found.at("/0/to_Item/results/0").has("NetAmount")).isFalse();
    }

    @Test
    void aChangeMustNameTheETagItSaw() {
        Answer created = given.order(given.customer(), given.product(), "Q-3");
        String address = ORDERS + "A_SalesOrder('" + number(created) + "')";
        String change = "{\"PurchaseOrderByCustomer\":\"Q-3b\"}";

        assertThat(erp.patch(address, change).status()).isEqualTo(428);
        assertThat(erp.patch(address, change, "If-Match", "W/\"datetimeoffset'2020-01-01T00%3A00%3A00.0000000Z'\"")
                        .status())
                .isEqualTo(412);
        assertThat(erp.patch(address, change, "If-Match", created.header("etag"))
                        .status())
                .isEqualTo(204);
        assertThat(erp.patch(address, change, "If-Match", created.header("etag"))
                        .status())
                .isEqualTo(412);
        assertThat(erp.get(address).d().get("PurchaseOrderByCustomer").asText()).isEqualTo("Q-3b");
    }

    @Test
    void anItemHasNoETagAndItsChangeMovesTheTotal() {
        Answer created = given.order(given.customer(), given.product(), "Q-4");
        String order = number(created);
        String item = ORDERS + "A_SalesOrderItem(SalesOrder='" + order + "',SalesOrderItem='10')";

        assertThat(erp.patch(item, "{\"RequestedQuantity\":\"2\"}").status()).isEqualTo(204);
        assertThat(total(order)).isEqualTo("629.91");
        assertThat(erp.patch(item, "{\"SalesDocumentRjcnReason\":\"50\"}").status())
                .isEqualTo(204);
        assertThat(total(order)).isEqualTo("0.00");
        assertThat(erp.get(item + "/to_SalesOrder").d().get("SalesOrder").asText())
                .isEqualTo(order);
    }

    @Test
    void aFurtherItemTakesTheNextNumber() {
        String product = given.product();
        Answer created = given.order(given.customer(), product, "Q-5");

        Answer added = erp.post(
                ORDERS + "A_SalesOrder('" + number(created) + "')/to_Item",
                "{\"Material\":\"" + product + "\",\"RequestedQuantity\":\"1\",\"to_PricingElement\":{\"results\":["
                        + "{\"ConditionType\":\"PPR0\",\"ConditionRateValue\":\"2500.00\"}]}}");

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.d().get("SalesOrderItem").asText()).isEqualTo("20");
        assertThat(total(number(created))).isEqualTo("3444.87");
    }

    @Test
    void whatTheErpDoesNotKnowIsRefusedInPlainWords() {
        String customer = given.customer();
        String product = given.product();

        assertThat(given.order("4711", product, "Q").message()).isEqualTo("Sold-to party 4711 does not exist.");
        assertThat(given.order(customer, "NOTHING", "Q").message()).isEqualTo("Material NOTHING does not exist.");
        Answer incomplete = erp.post(
                ORDERS + "A_SalesOrder",
                Given.orderBody(customer, product, "Q").replace("\"SalesOrderType\":\"OR\",", ""));
        assertThat(incomplete.status()).isEqualTo(400);
        assertThat(given.order(customer, product, "X".repeat(36)).status()).isEqualTo(400);
    }

    @Test
    void whoPaysAndWhoGetsTheGoodsIsTakenFromTheCustomersMasterData() {
        String customer = given.customer();
        String payer = given.customer();
        String functions = ErpClient.PARTNERS + "A_CustomerSalesArea(Customer='" + customer
                + "',SalesOrganization='1010',DistributionChannel='10',Division='00')/to_PartnerFunction";
        String body = "{\"PartnerFunction\":\"%s\",\"BPCustomerNumber\":\"%s\"}";
        assertThat(erp.post(functions, body.formatted("PY", payer)).status()).isEqualTo(201);
        assertThat(erp.post(functions, body.formatted("XX", payer)).message())
                .isEqualTo("Partner function XX is not defined.");
        assertThat(erp.post(functions, body.formatted("BP", "4711")).message())
                .isEqualTo("Customer 4711 does not exist.");

        String order = given.order(customer, given.product(), "Q-8")
                .d()
                .get("SalesOrder")
                .textValue();

        assertThat(erp.get(ErpClient.ORDERS + "A_SalesOrder('" + order + "')/to_Partner?$format=json")
                        .d()
                        .path("results"))
                .extracting(p -> p.get("PartnerFunction").textValue() + " "
                        + p.get("Customer").textValue())
                .containsExactlyInAnyOrder("SP " + customer, "SH " + customer, "BP " + customer, "PY " + payer);
    }

    @Test
    void aDeletedOrderTakesItsItemsAlong() {
        Answer created = given.order(given.customer(), given.product(), "Q-6");
        String address = ORDERS + "A_SalesOrder('" + number(created) + "')";

        assertThat(erp.write("DELETE", address, null, "If-Match", "*").status()).isEqualTo(204);
        assertThat(erp.get(address).status()).isEqualTo(404);
        assertThat(erp.get(ORDERS + "A_SalesOrderItem(SalesOrder='" + number(created) + "',SalesOrderItem='10')")
                        .status())
                .isEqualTo(404);
    }

    private String total(String order) {
        return erp.get(ORDERS + "A_SalesOrder('" + order + "')")
                .d()
                .get("TotalNetAmount")
                .asText();
    }

    private static String number(Answer created) {
        return created.d().get("SalesOrder").asText();
    }
}
