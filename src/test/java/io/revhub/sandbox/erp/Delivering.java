package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;

/** Delivers orders over the service, as a client would. */
final class Delivering {

    static final String SERVICE = ErpClient.ODATA + "API_OUTBOUND_DELIVERY_SRV;v=0002/";

    private final ErpClient erp;

    Delivering(ErpClient erp) {
        this.erp = erp;
    }

    /** The answer to a new delivery of item 10; quantity null: all that is open. */
    Answer deliver(String order, String quantity) {
        String given = quantity == null
                ? ""
                : ",\"ActualDeliveryQuantity\":\"" + quantity + "\",\"DeliveryQuantityUnit\":\"PC\"";
        return erp.post(
                SERVICE + "A_OutbDeliveryHeader",
                "{\"to_DeliveryDocumentItem\":{\"results\":[{\"ReferenceSDDocument\":\"" + order
                        + "\",\"ReferenceSDDocumentItem\":\"10\"" + given + "}]}}");
    }

    /** The number of a new delivery whose goods are issued. */
    String issued(String order, String quantity) {
        Answer created = deliver(order, quantity);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String number = created.d().get("DeliveryDocument").asText();
        assertThat(call("PickAllItems", number).status()).isEqualTo(200);
        Answer posted = call("PostGoodsIssue", number);
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        return number;
    }

    /** Calls a function with the ETag that the delivery has now. */
    Answer call(String function, String delivery) {
        return erp.post(address(function, delivery), null, "If-Match", etag(delivery));
    }

    static String address(String function, String delivery) {
        return SERVICE + function + "?DeliveryDocument='" + delivery + "'";
    }

    String etag(String delivery) {
        return header(delivery).at("/__metadata/etag").asText();
    }

    JsonNode header(String delivery) {
        return erp.get(SERVICE + "A_OutbDeliveryHeader('" + delivery + "')?$expand=to_DeliveryDocumentItem")
                .d();
    }

    JsonNode orderItem(String order) {
        return erp.get(ErpClient.ORDERS + "A_SalesOrderItem(SalesOrder='" + order
                        + "',SalesOrderItem='10')?$expand=to_ScheduleLine,to_SalesOrder")
                .d();
    }
}
