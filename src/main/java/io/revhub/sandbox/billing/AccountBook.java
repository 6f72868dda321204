package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The accounts that the tenant bills. */
class AccountBook {

    static final String TYPE = "account";

    private static final List<String> FIELDS = List.of(
            "accountId",
            "name",
            "firstNameLength",
            "externalKey",
            "email",
            "billCycleDayLocal",
            "currency",
            "parentAccountId",
            "isPaymentDelegatedToParent",
            "paymentMethodId",
            "referenceTime",
            "timeZone",
            "address1",
            "address2",
            "postalCode",
            "company",
            "city",
            "state",
            "country",
            "locale",
            "phone",
            "notes",
            "isMigrated",
            "accountBalance",
            "accountCBA",
            "auditLogs");
    private static final Set<String> KNOWN = Set.copyOf(FIELDS);
    private static final Set<String> COMPUTED =
            Set.of("accountId", "referenceTime", "accountBalance", "accountCBA", "auditLogs");

    private final Records records;
    private final Callbacks callbacks;
    private final Clock clock;

    AccountBook(Records records, Callbacks callbacks, Clock clock) {
        this.records = records;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    ObjectNode get(String id) {
        return records.find(TYPE, id)
                .orElseThrow(() -> BillingError.account(404, 3002, "Account does not exist for id " + id));
    }

    ObjectNode byKey(String key) {
        return records.where(TYPE, Map.of("externalKey", key)).stream()
                .findFirst()
                .orElseThrow(() -> BillingError.account(404, 3003, "Account does not exist for key " + key));
    }

    List<ObjectNode> all() {
        return records.all(TYPE);
    }

    String create(ObjectNode body) {
        Input input = Input.of(body, KNOWN);
        input.currency("currency");
        String id = UUID.randomUUID().toString();
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        FIELDS.forEach(field -> account.set(field, COMPUTED.contains(field) ? null : body.get(field)));
        account.put("accountId", id);
        account.put("externalKey", input.has("externalKey") ? input.text("externalKey") : id);
        account.put("timeZone", input.has("timeZone") ? input.text("timeZone") : "UTC");
        account.put(
                "referenceTime", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return records.together(() -> {
            refuseTaken(account.get("externalKey").textValue());
            records.put(TYPE, id, account);
            callbacks.announce("ACCOUNT_CREATION", id, "ACCOUNT", id, null);
            return id;
        });
    }

    private void refuseTaken(String key) {
        if (!records.where(TYPE, Map.of("externalKey", key)).isEmpty()) {
            throw BillingError.account(409, 3000, "Account already exists for key " + key);
        }
    }

    /** Changes the fields that are there; {@code null} leaves a field as it is. */
    void change(String id, ObjectNode body) {
        Input input = Input.of(body, KNOWN);
        records.together(() -> {
            ObjectNode account = get(id);
            refuseOther(account, input, "externalKey");
            refuseOther(account, input, "currency");
            body.fieldNames().forEachRemaining(field -> {
                if (input.has(field) && !COMPUTED.contains(field)) {
                    account.set(field, body.get(field));
                }
            });
            records.put(TYPE, id, account);
            callbacks.announce("ACCOUNT_CHANGE", id, "ACCOUNT", id, null);
            return null;
        });
    }

    /** Its default method from now on. */
    void paysBy(String id, String paymentMethod) {
        records.put(TYPE, id, get(id).put("paymentMethodId", paymentMethod));
    }

    private static void refuseOther(ObjectNode account, Input input, String field) {
        if (input.has(field) && !input.text(field).equals(account.path(field).textValue())) {
            throw BillingError.argument("Cannot change the account's " + field);
        }
    }

    static ObjectNode inOrder(ObjectNode account) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        FIELDS.forEach(field -> ordered.set(field, account.get(field)));
        ordered.putArray("auditLogs");
        return ordered;
    }
}
