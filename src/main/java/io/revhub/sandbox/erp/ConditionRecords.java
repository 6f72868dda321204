package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the price of a material among condition records. Assumption: a price for the customer comes before one for
 * everybody, and the youngest before older ones; other keys of condition tables are not looked at.
 */
final class ConditionRecords {

    static final String RECORDS = "A_SlsPrcgConditionRecord";
    static final String VALIDITY = "A_SlsPrcgCndnRecdValidity";

    private static final String PRICE = "PPR0";

    private final Entities entities;

    ConditionRecords(Entities entities) {
        this.entities = entities;
    }

    /** The record with the price of a new item. */
    Optional<ObjectNode> price(Draft item, ObjectNode document) {
        LocalDate date = Values.dateIn(document.get("PricingDate"));
        return entities.where(VALIDITY, Map.of("Material", item.text("Material"), "ConditionType", PRICE)).stream()
                .filter(validity -> covers(validity, date))
                .filter(validity -> fits(validity, "SalesOrganization", document)
                        && fits(validity, "DistributionChannel", document)
                        && customer(validity, document))
                .max(Comparator.comparing(
                        validity -> !validity.get("Customer").asText().isEmpty()))
                .flatMap(validity ->
                        entities.find(RECORDS, validity.get("ConditionRecord").asText()))
                .filter(record -> !record.get("ConditionIsDeleted").booleanValue());
    }

    private static boolean covers(ObjectNode validity, LocalDate date) {
        return !date.isBefore(Values.dateIn(validity.get("ConditionValidityStartDate")))
                && !date.isAfter(Values.dateIn(validity.get("ConditionValidityEndDate")));
    }

    private static boolean fits(ObjectNode validity, String field, ObjectNode document) {
        String wanted = validity.get(field).asText();
        return wanted.isEmpty() || wanted.equals(document.get(field).asText());
    }

    private static boolean customer(ObjectNode validity, ObjectNode document) {
        String wanted = validity.get("Customer").asText();
        return wanted.isEmpty() || wanted.equals(document.get("SoldToParty").asText());
    }
}
