package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Numbers that the system gives to addresses and what hangs under them, and the customer that a later role makes. */
record AddressRules(String entitySet, BiConsumer<Draft, Optional<ObjectNode>> fill) implements Rules {

    @Override
    public void creating(Draft draft, Optional<ObjectNode> parent) {
        fill.accept(draft, parent);
    }

    static List<Rules> rules(Entities entities) {
        return List.of(
                new AddressRules("A_BusinessPartnerAddress", (address, partner) -> address(address, entities)),
                new AddressRules("A_AddressEmailAddress", (email, address) -> email(email, entities)),
                new AddressRules("A_BusinessPartnerRole", (role, partner) -> role(role, partner, entities)));
    }

    private static void address(Draft address, Entities entities) {
        address.setIfUnset("AddressID", Long.toString(20_000 + entities.next("Address")));
        address.set("AddressUUID", UUID.randomUUID().toString());
    }

    private static void email(Draft email, Entities entities) {
        int before = entities.where("A_AddressEmailAddress", Map.of("AddressID", email.text("AddressID")))
                .size();
        email.setIfUnset("OrdinalNumber", Integer.toString(before + 1));
        email.set("IsDefaultEmailAddress", before == 0);
    }

    private static void role(Draft role, Optional<ObjectNode> partner, Entities entities) {
        if (partner.isEmpty()) {
            return;
        }
        ObjectNode owner = partner.get();
        boolean makesCustomer = BusinessPartnerRules.CUSTOMER_ROLES.contains(role.text("BusinessPartnerRole"));
        if (makesCustomer && owner.get("Customer").asText().isEmpty()) {
            String number = owner.get("BusinessPartner").asText();
            owner.put("Customer", number);
            entities.put("A_BusinessPartner", owner);
            ObjectNode customer = entities.initial("A_Customer");
            customer.put("Customer", number)
                    .put("CustomerName", owner.get("BusinessPartnerName").asText());
            entities.put("A_Customer", customer);
        }
    }
}
