package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.rules.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Business partners; the hub's key is an identification number of the partner. */
final class BusinessPartnerStep extends InBatches {

    private static final Entity ENTITY = Entity.BUSINESS_PARTNER;

    private final ODataClient erp;

    BusinessPartnerStep(ODataClient erp, Settings settings) {
        super(erp, ENTITY, OneStep.enough(settings));
        this.erp = erp;
    }

    @Override
    public String name() {
        return "business partner";
    }

    @Override
    List<ObjectNode> search(List<Delivery> deliveries) {
        List<String> keys = deliveries.stream().map(Delivery::key).toList();
        Query query = Query.filter(OData.anyOf("BPIdentificationNumber", keys))
                .select("BusinessPartner,BPIdentificationType,BPIdentificationNumber");
        return erp.query(ENTITY.service(), "A_BuPaIdentification", query);
    }

    @Override
    Shown shown(Delivery delivery, List<ObjectNode> found) {
        List<ObjectNode> hits = found.stream()
                .filter(hit -> hit.path("BPIdentificationNumber").asText().equals(delivery.key()))
                .toList();
        List<String> partners = hits.stream()
                .map(hit -> hit.path("BusinessPartner").asText())
                .distinct()
                .toList();
        return switch (partners.size()) {
            case 0 -> new Shown.Missing();
            case 1 -> adopted(delivery, partners.get(0), hits);
            default -> Adoption.several("business partners", partners);
        };
    }

    private static Shown adopted(Delivery delivery, String partner, List<ObjectNode> hits) {
        List<String> types = hits.stream()
                .map(hit -> hit.path("BPIdentificationType").asText())
                .toList();
        return types.contains(type(delivery))
                ? new Shown.Existing(List.of(reference(delivery, partner)))
                : Adoption.disagreeing(
                        "business partner", partner, "BPIdentificationType", String.join(", ", types), type(delivery));
    }

    @Override
    Optional<Refusal> unfit(Delivery delivery) {
        return type(delivery).isEmpty() ? Optional.of(Adoption.keyMissing("to_BuPaIdentification")) : Optional.empty();
    }

    @Override
    Written made(Delivery delivery, JsonNode record) {
        return new Written.Made(
                references(delivery, record.path("BusinessPartner").asText()));
    }

    @Override
    Written updated(Delivery delivery) {
        return new Written.Made(
                references(delivery, delivery.reference().orElseThrow().recordId()));
    }

    /** The partner, and its part for each company code in which it is a customer now: {@code companies/1010}. */
    private static List<PartReference> references(Delivery delivery, String partner) {
        List<PartReference> references = new ArrayList<>();
        references.add(reference(delivery, partner));
        for (JsonNode company : delivery.mapped().path("to_Customer").path("to_CustomerCompany")) {
            String code = company.path("CompanyCode").asText();
            references.add(new PartReference(
                    "companies/" + code,
                    new Reference(delivery.system(), "A_CustomerCompany", Values.external(partner) + "/" + code)));
        }
        return references;
    }

    /** The type of the identification that carries the hub's key; "" if none does. */
    private static String type(Delivery delivery) {
        JsonNode value = delivery.mapped().path("to_BuPaIdentification");
        for (JsonNode one : value.has("results") ? value.get("results") : value) {
            if (one.path("BPIdentificationNumber").asText().equals(delivery.key())) {
                return one.path("BPIdentificationType").asText();
            }
        }
        return "";
    }

    private static PartReference reference(Delivery delivery, String partner) {
        return PartReference.whole(new Reference(delivery.system(), ENTITY.set(), Values.external(partner)));
    }
}
