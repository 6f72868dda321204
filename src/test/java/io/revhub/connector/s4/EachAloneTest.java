package io.revhub.connector.s4;

import static io.revhub.connector.s4.Erp.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.document.DocumentId;
import io.revhub.sandbox.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EachAloneTest {

    private final Erp erp = new Erp();
    private final Sink sink = erp.connector.salesOrders().sink("erp", Map.of());
    private final String customer = erp.customer();
    private final String product = erp.product();

    @Test
    void aMemberThatFailsFailsAlone() {
        Delivery good = order(Erp.document());
        Delivery bad = order(Erp.document());
        ((ObjectNode) bad.mapped()).put("SoldToParty", "4711");

        List<Written> written = sink.steps().get(0).write(List.of(bad, good));

        assertThat(written.get(0)).isInstanceOf(Written.Refused.class);
        assertThat(written.get(1)).isInstanceOf(Written.Made.class);
    }

    @Test
    void anErpThatIsAskedTooOftenIsAskedLater() {
        Delivery delivery = order(Erp.document());
        erp.fault(Fault.Kind.TOO_MANY_REQUESTS, "POST", "A_SalesOrder");

        Written written = write(sink, delivery);

        assertThat(((Written.Later) written).after()).hasSeconds(1);
    }

    @Test
    void withoutTheHubsKeyNothingIsSent() {
        Delivery delivery = order(Erp.document());
        ((ObjectNode) delivery.mapped()).put("PurchaseOrderByCustomer", "Q-1");

        assertThat(((Written.Refused) write(sink, delivery)).refusal().code()).isEqualTo("hub-key-missing");
    }

    private Delivery order(DocumentId document) {
        return Erp.order(document, customer, product);
    }
}
