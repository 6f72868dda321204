package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Business partners: the number is assigned if none is given, and is the customer's number too. */
final class BusinessPartnerRules implements Rules {

    static final Set<String> CUSTOMER_ROLES = Set.of("FLCU00", "FLCU01");

    private static final long FIRST_NUMBER = 10_100_000;

    private final Entities entities;
    private final MasterData masterData;
    private final Clock clock;
    private final String user;

    BusinessPartnerRules(Entities entities, MasterData masterData, Clock clock, String user) {
        this.entities = entities;
        this.masterData = masterData;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String entitySet() {
        return "A_BusinessPartner";
    }

    @Override
    public void creating(Draft partner, Optional<ObjectNode> parent) {
        partner.setIfUnset("BusinessPartner", Long.toString(FIRST_NUMBER + entities.next("BusinessPartner")));
        partner.set("BusinessPartner", MasterData.external(partner.text("BusinessPartner")));
        checkGrouping(partner);
        String name = name(partner);
        partner.set("BusinessPartnerName", name);
        partner.set("BusinessPartnerFullName", name);
        partner.set("BusinessPartnerUUID", UUID.randomUUID().toString());
        partner.set("CreationDate", Values.date(LocalDate.now(clock)));
        partner.set("CreatedByUser", user);
        customer(partner, name);
    }

    private void checkGrouping(Draft partner) {
        partner.setIfUnset("BusinessPartnerGrouping", "BP02");
        if (!masterData.businessPartnerGroupings().contains(partner.text("BusinessPartnerGrouping"))) {
            throw SapError.refused("Grouping " + partner.text("BusinessPartnerGrouping") + " is not defined.");
        }
    }

    private static String name(Draft partner) {
        String name = switch (partner.text("BusinessPartnerCategory")) {
            case "1" -> (partner.text("FirstName") + " " + partner.text("LastName")).strip();
            case "2" -> partner.text("OrganizationBPName1");
            case "3" -> partner.text("GroupBusinessPartnerName1");
            default ->
                throw SapError.refused(
                        "Business partner category " + partner.text("BusinessPartnerCategory") + " is not defined.");
        };
        if (name.isEmpty()) {
            throw SapError.refused("Enter the business partner's name.");
        }
        return name;
    }

    private void customer(Draft partner, String name) {
        boolean role = partner.children("to_BusinessPartnerRole").stream()
                .anyMatch(r -> CUSTOMER_ROLES.contains(r.text("BusinessPartnerRole")));
        boolean given = !partner.children("to_Customer").isEmpty();
        if (given && !role) {
            throw SapError.refused("A customer needs one of the roles FLCU00, FLCU01.");
        }
        if (role) {
            partner.set("Customer", partner.text("BusinessPartner"));
            Draft customer = given ? partner.children("to_Customer").get(0) : partner.add("to_Customer");
            customer.set("CustomerName", name);
            customer.set("CustomerFullName", name);
            customer.set("CreationDate", Values.date(LocalDate.now(clock)));
            customer.set("CreatedByUser", user);
        }
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        changes.put("LastChangeDate", Values.date(LocalDate.now(clock)));
        changes.put("LastChangedByUser", user);
        if (changes.hasNonNull("OrganizationBPName1")) {
            String name = changes.get("OrganizationBPName1").textValue();
            changes.put("BusinessPartnerName", name).put("BusinessPartnerFullName", name);
        }
    }

    @Override
    public void changed(ObjectNode partner) {
        entities.find("A_Customer", partner.get("Customer").asText()).ifPresent(customer -> {
            customer.put("CustomerName", partner.get("BusinessPartnerName").asText());
            customer.put("CustomerFullName", partner.get("BusinessPartnerName").asText());
            entities.put("A_Customer", customer);
        });
    }
}
