package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.Query;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many creates are one {@code $batch}. */
class BatchTest {

    private final Erp erp = new Erp();
    private final Sink partners = erp.connector.businessPartners().sink("erp", Map.of());

    @Test
    void manyAreCreatedInOneCallAndTheRefusedOneFailsAlone() {
        Delivery wrong = Erp.partner();
        ((ObjectNode) wrong.mapped()).put("BusinessPartnerGrouping", "NOPE");
        List<Delivery> deliveries = List.of(Erp.partner(), wrong, Erp.partner());

        List<Written> written = write(deliveries);

        assertThat(written.get(0)).isInstanceOf(Written.Made.class);
        assertThat(((Written.Refused) written.get(1)).refusal().said()).contains("NOPE");
        assertThat(written.get(2)).isInstanceOf(Written.Made.class);
        assertThat(Erp.id(written.get(0))).isNotEqualTo(Erp.id(written.get(2)));
        assertThat(Erp.id(Erp.look(partners, deliveries.get(2)))).isEqualTo(Erp.id(written.get(2)));
    }

    @Test
    void whereTheAnswerIsCutNobodyKnowsOfAnyMemberAndTheLookUpFindsThem() {
        List<Delivery> deliveries = List.of(Erp.partner(), Erp.partner());
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "$batch");

        assertThat(write(deliveries)).allMatch(Written.Unknown.class::isInstance);

        deliveries.forEach(delivery ->
                assertThat(Erp.references(Erp.look(partners, delivery))).hasSize(1));
    }

    @Test
    void anErpThatDoesNotAnswerIsTriedAgainWithoutALookUp() {
        erp.fault(Fault.Kind.TOO_MANY_REQUESTS, "POST", "$batch");

        assertThat(write(List.of(Erp.partner(), Erp.partner()))).allMatch(Written.Later.class::isInstance);
    }

    @Test
    void updatesAndCreatesMayComeTogether() {
        Delivery known = Erp.partner();
        Written first = Erp.write(partners, known);
        Delivery later = Erp.update(known, Erp.references(first), "{\"OrganizationBPName1\":\"Nordwind Logistik AG\"}");
        List<Delivery> mixed = new ArrayList<>(List.of(Erp.partner(), later, Erp.partner()));

        assertThat(write(mixed)).allMatch(Written.Made.class::isInstance);

        assertThat(erp.client()
                        .read("API_BUSINESS_PARTNER", "A_BusinessPartner('" + Erp.id(first) + "')", Query.ALL)
                        .orElseThrow()
                        .path("OrganizationBPName1")
                        .asText())
                .isEqualTo("Nordwind Logistik AG");
    }

    private List<Written> write(List<Delivery> deliveries) {
        return partners.steps().get(0).write(deliveries);
    }
}
