package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as OData V2 has them, on one order that each test makes. */
class QueryOptionsTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final String customer = given.customer();
    private String order;

    @BeforeEach
    void anOrder() {
        order = given.order(customer, given.product(), "Web 4711")
                .d()
                .get("SalesOrder")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "substringof('471',PurchaseOrderByCustomer)",
                "startswith(PurchaseOrderByCustomer,'Web') eq true",
                "endswith(tolower(PurchaseOrderByCustomer),'4711') and not (SalesOrderType eq 'ZRH')",
                "indexof(PurchaseOrderByCustomer,'4') eq 4 and length(PurchaseOrderByCustomer) eq 8",
                "substring(PurchaseOrderByCustomer,4,2) eq '47'",
                "concat(SalesOrderType,DistributionChannel) eq 'OR10'",
                "TotalNetAmount gt 944.86M and TotalNetAmount le 944.87M",
                "TotalNetAmount sub 44.87M eq 900M or SalesOrderType eq 'X'",
                "SalesOrderDate ge datetime'2026-01-01T00:00:00' and year(SalesOrderDate) ge 2026",
                "LastChangeDateTime gt datetimeoffset'2026-01-01T00:00:00Z'",
                "CompleteDeliveryIsDefined eq false and LastChangeDate eq null"
            })
    void filtersFindTheOrder(String filter) {
        Answer found = erp.get(ErpClient.ORDERS + "A_SalesOrder?$filter=SoldToParty eq '" + customer + "' and ("
                + filter + ")&$select=SalesOrder");

        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.d().get("results")).hasSize(1);
    }

    @Test
    void itemsAreFilteredAndOrderedByFieldsOfTheirOrder() {
        Answer found = erp.get(ErpClient.ORDERS + "A_SalesOrderItem?$filter=to_SalesOrder/SoldToParty eq '" + customer
                + "'&$orderby=to_SalesOrder/SalesOrderDate desc");

        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.d().get("results")).hasSize(1);
    }

    @Test
    void fieldsLinksAndCountsCanBeReadByThemselves() {
        String address = ErpClient.ORDERS + "A_SalesOrder('" + order + "')";

        assertThat(erp.get(address + "/TotalNetAmount")
                        .d()
                        .get("TotalNetAmount")
                        .asText())
                .isEqualTo("944.87");
        assertThat(text(address + "/PurchaseOrderByCustomer/$value")).isEqualTo("Web 4711");
        assertThat(text(address + "/to_Item/$count")).isEqualTo("1");
        JsonNode links = erp.get(address + "/$links/to_Item").d().get("results");
        assertThat(links.at("/0/uri").asText()).endsWith("SalesOrderItem='10')");
    }

    @Test
    void expandGoesThroughSeveralLevels() {
        JsonNode found = erp.get(ErpClient.ORDERS + "A_SalesOrder('" + order
                        + "')?$expand=to_Item/to_PricingElement,to_Item/to_ScheduleLine,to_Partner&$format=json")
                .d();

        assertThat(found.at("/to_Item/results/0/to_PricingElement/results")).hasSize(1);
        assertThat(found.at("/to_Item/results/0/to_ScheduleLine/results")).hasSize(1);
        assertThat(found.at("/to_Partner/results")).hasSize(4);
    }

    private String text(String address) {
        return erp.send("GET", address, null, "Accept", "text/plain").body();
    }
}
