package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The overdue state of accounts, by the tenant's own configuration, worst state first; without one, or with the tag
 * OVERDUE_ENFORCEMENT_OFF, everything is clear. Of the conditions only the age in days of the earliest unpaid invoice is there.
 */
@RestController
class OverdueApi {

    private static final String TYPE = "overdue";
    private static final String CLEAR = "__KILLBILL__CLEAR__OVERDUE_STATE__";
    private static final String AGE = "timeSinceEarliestUnpaidInvoiceEqualsOrExceeds";

    private final Records records;
    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final Clock clock;

    OverdueApi(Records records, AccountBook accounts, InvoiceBook invoices, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.invoices = invoices;
        this.clock = clock;
    }

    @PostMapping("/1.0/kb/overdue")
    ResponseEntity<Void> configure(@RequestBody ObjectNode body) {
        records.put(TYPE, TYPE, body);
        return Location.created("overdue");
    }

    @GetMapping("/1.0/kb/overdue")
    ObjectNode configuration() {
        return records.find(TYPE, TYPE).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    @GetMapping("/1.0/kb/accounts/{id}/overdue")
    ObjectNode state(@PathVariable String id) {
        accounts.get(id);
        boolean enforced = records.find("tag", id + "/OVERDUE_ENFORCEMENT_OFF").isEmpty();
        Optional<LocalDate> since = earliestUnpaid(id);
        if (enforced && since.isPresent()) {
            for (JsonNode state : configuration().path("overdueStates")) {
                JsonNode age = state.path("condition").path(AGE).path("number");
                if (age.isNumber() && !since.get().plusDays(age.asLong()).isAfter(LocalDate.now(clock))) {
                    return shown(state);
                }
            }
        }
        return shown(JsonNodeFactory.instance.objectNode().put("name", CLEAR).put("isClearState", true));
    }

    private Optional<LocalDate> earliestUnpaid(String account) {
        return invoices.ofAccount(account).stream()
                .filter(invoice -> InvoiceBook.balance(invoice).signum() > 0)
                .map(invoice -> LocalDate.parse(invoice.get("invoiceDate").textValue()))
                .min(LocalDate::compareTo);
    }

    private static ObjectNode shown(JsonNode state) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("name", state.get("name"));
        shown.put("externalMessage", state.path("externalMessage").asText(""));
        shown.put(
                "isDisableEntitlementAndChangesBlocked",
                state.path("disableEntitlement").asBoolean());
        shown.put("isBlockChanges", state.path("isBlockChanges").asBoolean());
        shown.put("isClearState", state.path("isClearState").asBoolean());
        return shown.putNull("reevaluationIntervalDays");
    }
}
