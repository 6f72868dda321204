package io.revhub.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.sandbox.erp.ErpClient;
import io.revhub.sandbox.erp.Given;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Base64;
import java.util.Iterator;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.ODataClientErrorException;
import org.apache.olingo.client.api.communication.request.ODataRequest;
import org.apache.olingo.client.api.communication.request.batch.BatchManager;
import org.apache.olingo.client.api.communication.request.batch.ODataBatchRequest;
import org.apache.olingo.client.api.communication.request.batch.ODataBatchResponseItem;
import org.apache.olingo.client.api.communication.request.batch.ODataChangeset;
import org.apache.olingo.client.api.communication.request.cud.UpdateType;
import org.apache.olingo.client.api.communication.response.ODataResponse;
import org.apache.olingo.client.api.communication.response.ODataRetrieveResponse;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.format.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Apache Olingo's client library for OData V4 against the simulated sales order service. */
@Tag("clients")
class OlingoClientTest {

    private static final String NAMESPACE = "com.sap.gateway.srvd_a2x.api_salesorder.v0001";

    private final ODataClient client = ODataClientFactory.getClient();
    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final String root = erp.address() + "/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001";
    private String token;
    private String cookie;

    @BeforeEach
    void aSession() {
        var answer = erp.fetch("/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001/");
        token = answer.headers().firstValue("x-csrf-token").orElseThrow();
        cookie = answer.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
    }

    @Test
    void theMetadataIsUnderstood() {
        var request = client.getRetrieveRequestFactory().getMetadataRequest(root);
        Edm edm = authorised(request).execute().getBody();

        EdmEntityType order = edm.getEntityType(new FullQualifiedName(NAMESPACE, "SalesOrderType"));

        assertThat(order.getKeyPredicateNames()).containsExactly("SalesOrder");
        assertThat(order.getNavigationPropertyNames()).contains("_Item", "_Partner", "_Text");
        assertThat(edm.getEntityContainer().getEntitySet("SalesOrderItem")).isNotNull();
    }

    @Test
    void anOrderIsCreatedReadAndPatchedUnderItsETag() {
        String reference = Given.unique("V4-");
        ClientEntity created = create(reference);
        String number = text(created, "SalesOrder");
        assertThat(new BigDecimal(text(created, "TotalNetAmount"))).isEqualByComparingTo("25.00");

        URI address = client.newURIBuilder(root)
                .appendEntitySetSegment("SalesOrder")
                .appendKeySegment(number)
                .build();
        ODataRetrieveResponse<ClientEntity> read = authorised(
                        client.getRetrieveRequestFactory().getEntityRequest(address))
                .execute();
        assertThatThrownBy(() -> patch(address, null)).hasMessageContaining("If-Match");
        assertThatThrownBy(() -> patch(address, "W/\"other\"")).isInstanceOf(ODataClientErrorException.class);
        assertThat(patch(address, read.getETag())).isEqualTo(204);

        ClientEntitySet found = authorised(client.getRetrieveRequestFactory()
                        .getEntitySetRequest(client.newURIBuilder(root)
                                .appendEntitySetSegment("SalesOrder")
                                .filter("PurchaseOrderByCustomer eq 'patched' and SalesOrder eq '" + number
                                        + "' and TotalNetAmount ge 25 and contains(SoldToParty,'10')")
                                .expand("_Item($expand=_ItemPricingElement)")
                                .count(true)
                                .build()))
                .execute()
                .getBody();
        assertThat(found.getCount()).isEqualTo(1);
        ClientEntity item = found.getEntities()
                .get(0)
                .getNavigationLink("_Item")
                .asInlineEntitySet()
                .getEntitySet()
                .getEntities()
                .get(0);
        assertThat(text(item, "SalesOrderItem")).isEqualTo("10");
        assertThat(item.getNavigationLink("_ItemPricingElement")
                        .asInlineEntitySet()
                        .getEntitySet()
                        .getEntities())
                .hasSize(1);
    }

    @Test
    void aBatchOfAChangesetAndAQueryIsAnswered() throws Exception {
        String reference = Given.unique("V4B-");
        ODataBatchRequest request = authorised(client.getBatchRequestFactory().getBatchRequest(root));
        BatchManager batch = request.payloadManager();
        ODataChangeset changeset = batch.addChangeset();
        changeset.addRequest(client.getCUDRequestFactory().getEntityCreateRequest(orders(), order(reference)));
        changeset.addRequest(client.getCUDRequestFactory().getEntityCreateRequest(orders(), order(reference)));
        batch.addRequest(client.getRetrieveRequestFactory()
                .getEntitySetRequest(client.newURIBuilder(root)
                        .appendEntitySetSegment("SalesOrder")
                        .filter("PurchaseOrderByCustomer eq '" + reference + "'")
                        .build()));

        Iterator<ODataBatchResponseItem> answers = batch.getResponse().getBody();

        ODataBatchResponseItem made = answers.next();
        assertThat(made.next().getStatusCode()).isEqualTo(201);
        assertThat(made.next().getStatusCode()).isEqualTo(201);
        ODataResponse found = answers.next().next();
        assertThat(found.getStatusCode()).isEqualTo(200);
        assertThat(client.getReader()
                        .readEntitySet(found.getRawResponse(), ContentType.JSON)
                        .getEntities())
                .hasSize(2);
    }

    private URI orders() {
        return client.newURIBuilder(root).appendEntitySetSegment("SalesOrder").build();
    }

    private ClientEntity create(String reference) {
        return authorised(client.getCUDRequestFactory().getEntityCreateRequest(orders(), order(reference)))
                .execute()
                .getBody();
    }

    private ClientEntity order(String reference) {
        var of = client.getObjectFactory();
        ClientEntity condition = of.newEntity(new FullQualifiedName(NAMESPACE, "SalesOrderItemPricingElementType"));
        put(condition, "ConditionType", "PPR0");
        condition
                .getProperties()
                .add(of.newPrimitiveProperty(
                        "ConditionRateAmount", of.newPrimitiveValueBuilder().buildDecimal(new BigDecimal("12.50"))));
        ClientEntity item = of.newEntity(new FullQualifiedName(NAMESPACE, "SalesOrderItemType"));
        put(item, "Product", given.product());
        item.getProperties()
                .add(of.newPrimitiveProperty(
                        "RequestedQuantity", of.newPrimitiveValueBuilder().buildDecimal(BigDecimal.valueOf(2))));
        inline(item, "_ItemPricingElement", condition);
        ClientEntity order = of.newEntity(new FullQualifiedName(NAMESPACE, "SalesOrderType"));
        put(order, "SalesOrderType", "OR");
        put(order, "SalesOrganization", "1010");
        put(order, "DistributionChannel", "10");
        put(order, "OrganizationDivision", "00");
        put(order, "SoldToParty", given.customer());
        put(order, "PurchaseOrderByCustomer", reference);
        inline(order, "_Item", item);
        return order;
    }

    private void inline(ClientEntity entity, String way, ClientEntity child) {
        ClientEntitySet children = client.getObjectFactory().newEntitySet();
        children.getEntities().add(child);
        entity.addLink(client.getObjectFactory().newDeepInsertEntitySet(way, children));
    }

    private void put(ClientEntity entity, String name, String value) {
        entity.getProperties()
                .add(client.getObjectFactory()
                        .newPrimitiveProperty(
                                name,
                                client.getObjectFactory()
                                        .newPrimitiveValueBuilder()
                                        .buildString(value)));
    }

    private int patch(URI address, String etag) {
        ClientEntity changes = client.getObjectFactory().newEntity(new FullQualifiedName(NAMESPACE, "SalesOrderType"));
        put(changes, "PurchaseOrderByCustomer", "patched");
        var request = client.getCUDRequestFactory().getEntityUpdateRequest(address, UpdateType.PATCH, changes);
        if (etag != null) {
            request.setIfMatch(etag);
        }
        return authorised(request).execute().getStatusCode();
    }

    private <R extends ODataRequest> R authorised(R request) {
        request.addCustomHeader(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString("REVHUB:secret".getBytes()));
        request.addCustomHeader("x-csrf-token", token);
        request.addCustomHeader("Cookie", cookie);
        return request;
    }

    private static String text(ClientEntity entity, String property) {
        return entity.getProperty(property).getPrimitiveValue().toString();
    }
}
