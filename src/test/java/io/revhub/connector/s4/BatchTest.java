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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many creates are one {@code $batch}, and so are many changes. */
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

    @Test
    void manyAreLookedForInOneCallAndChangedInTwo() {
        List<Delivery> made = Stream.generate(Erp::partner).limit(6).toList();
        List<Written> first = write(made);
        List<Delivery> changed = changed(made, first, """
                {"OrganizationBPName1":"Changed %s","to_Customer":{"to_CustomerCompany":[{"CompanyCode":"1010","PaymentTerms":"NT30"}]}}
                """);

        int looking = erp.calls(() -> assertThat(partners.steps().get(0).look(made))
                .extracting(Erp::id)
                .isEqualTo(first.stream().map(Erp::id).toList()));
        int writing = erp.calls(() -> assertThat(write(changed)).allMatch(Written.Made.class::isInstance));
        int again = erp.calls(() -> assertThat(write(changed)).allMatch(Written.Made.class::isInstance));

        assertThat(looking).isEqualTo(1);
        assertThat(writing).isEqualTo(2);
        assertThat(again).as("nothing differs any more").isEqualTo(1);
        for (Written one : first) {
            assertThat(name(one)).isEqualTo("Changed " + Erp.id(one));
        }
    }

    @Test
    void whatTheErpRefusesToChangeFailsAloneWithItsOwnReason() {
        List<Delivery> made = Stream.generate(Erp::partner).limit(4).toList();
        List<Written> first = write(made);
        List<Delivery> changed = new ArrayList<>(changed(made, first, "{\"OrganizationBPName1\":\"Changed %s\"}"));
        changed.set(0, Erp.update(made.get(0), Erp.references(first.get(0)), "{\"BusinessPartnerCategory\":\"1\"}"));
        changed.set(2, Erp.update(made.get(2), Erp.references(first.get(2)), """
                {"OrganizationBPName1":"Never","to_Customer":{"to_CustomerCompany":[{"CompanyCode":"NONE"}]}}"""));

        List<Written> written = write(changed);

        assertThat(((Written.Refused) written.get(0)).refusal().code()).isEqualTo("erp-cannot-change");
        assertThat(((Written.Refused) written.get(2)).refusal().said()).contains("NONE");
        assertThat(name(first.get(1))).isEqualTo("Changed " + Erp.id(first.get(1)));
        assertThat(name(first.get(3))).isEqualTo("Changed " + Erp.id(first.get(3)));
    }

    @Test
    void aCutChangeIsUnknownForAllAndCanBeRepeated() {
        List<Delivery> made = Stream.generate(Erp::partner).limit(2).toList();
        List<Delivery> changed = changed(made, write(made), "{\"OrganizationBPName1\":\"Changed %s\"}");
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "$batch");

        assertThat(write(changed)).allMatch(Written.Unknown.class::isInstance);
        assertThat(write(changed)).allMatch(Written.Made.class::isInstance);
    }

    private static List<Delivery> changed(List<Delivery> made, List<Written> first, String changes) {
        return IntStream.range(0, made.size())
                .mapToObj(i ->
                        Erp.update(made.get(i), Erp.references(first.get(i)), changes.formatted(Erp.id(first.get(i)))))
                .toList();
    }

    private String name(Written partner) {
        return erp.read("API_BUSINESS_PARTNER", "A_BusinessPartner('" + Erp.id(partner) + "')")
                .get("OrganizationBPName1")
                .asText();
    }

    private List<Written> write(List<Delivery> deliveries) {
        return partners.steps().get(0).write(deliveries);
    }
}
