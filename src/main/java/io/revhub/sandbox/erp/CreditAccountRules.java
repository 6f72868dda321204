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

/** Credit accounts: of customers that exist; the segment is 0000 and its currency the company's unless they are given. */
record CreditAccountRules(String entitySet, Entities entities, MasterData masterData, Clock clock) implements Rules {

    @Override
    public void creating(Draft draft, Optional<ObjectNode> parent) {
        String customer = MasterData.external(draft.text("BusinessPartner"));
        draft.set("BusinessPartner", customer);
        if (entities.find("A_Customer", customer).isEmpty()) {
            throw SapError.refused("Customer " + customer + " does not exist.");
        }
        if ("CreditManagementAccount".equals(entitySet)) {
            draft.setIfUnset("CreditSegment", "0000");
            draft.setIfUnset(
                    "CreditSegmentCurrency",
                    masterData.companyCodes().values().iterator().next().currency());
            draft.set("CreditLimitLastChangeDate", Values.date(LocalDate.now(clock)));
        }
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        if (changes.has("CreditLimitAmount")) {
            changes.put("CreditLimitLastChangeDate", Values.date(LocalDate.now(clock)));
        }
    }
}
