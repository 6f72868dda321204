package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Condition records: numbered, with one validity at least, which ends on 9999-12-31 unless it is said. */
final class ConditionRecordRules implements Rules {

    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final Entities entities;
    private final MasterData masterData;
    private final Clock clock;
    private final String user;

    ConditionRecordRules(Entities entities, MasterData masterData, Clock clock, String user) {
        this.entities = entities;
        this.masterData = masterData;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String entitySet() {
        return ConditionRecords.RECORDS;
    }

    @Override
    public void creating(Draft record, Optional<ObjectNode> parent) {
        String type = record.text("ConditionType");
        String calculation = masterData.priceConditions().get(type);
        if (calculation == null) {
            throw SapError.refused("Condition type " + type + " is not defined.");
        }
        List<Draft> validities = record.children("to_SlsPrcgCndnRecdValidity");
        if (validities.isEmpty()) {
            throw SapError.refused("Enter the validity of the condition record.");
        }
        record.set("ConditionRecord", Quantity.padded(Long.toString(entities.next("ConditionRecord")), 10));
        record.setIfUnset("ConditionSequentialNumber", "01");
        record.setIfUnset("ConditionApplication", "V");
        record.setIfUnset("ConditionCalculationType", calculation);
        record.setIfUnset("ConditionQuantity", "1");
        record.setIfUnset("ConditionCurrency", record.text("ConditionRateValueUnit"));
        record.set("CreationDate", Values.date(LocalDate.now(clock)));
        record.set("CreatedByUser", user);
        validities.forEach(validity -> validity(validity, record));
        Draft first = validities.get(0);
        record.set("ConditionValidityStartDate", first.text("ConditionValidityStartDate"));
        record.set("ConditionValidityEndDate", first.text("ConditionValidityEndDate"));
    }

    private void validity(Draft validity, Draft record) {
        validity.setIfUnset("ConditionValidityStartDate", Values.date(LocalDate.now(clock)));
        validity.setIfUnset("ConditionValidityEndDate", Values.date(EVER));
        validity.set("ConditionType", record.text("ConditionType"));
        validity.set("ConditionApplication", record.text("ConditionApplication"));
        String material = validity.text("Material");
        if (!material.isEmpty() && entities.find("A_Product", material).isEmpty()) {
            throw SapError.refused("Material " + material + " does not exist.");
        }
    }
}
