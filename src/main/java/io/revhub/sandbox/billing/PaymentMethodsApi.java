package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How accounts pay; by the default one Kill Bill pays what it issues. Every plugin's payments succeed here. */
@RestController
class PaymentMethodsApi {

    private static final String TYPE = "payment-method";
    private static final Set<String> KNOWN =
            Set.of("externalKey", "paymentMethodId", "accountId", "isDefault", "pluginName", "pluginInfo", "auditLogs");

    private final Records records;
    private final AccountBook accounts;

    PaymentMethodsApi(Records records, AccountBook accounts) {
        this.records = records;
        this.accounts = accounts;
    }

    @PostMapping("/1.0/kb/accounts/{account}/paymentMethods")
    ResponseEntity<Void> add(
            @PathVariable String account,
            @RequestBody ObjectNode body,
            @RequestParam(defaultValue = "false") boolean isDefault) {
        Input input = Input.of(body, KNOWN);
        input.required("pluginName");
        String id = UUID.randomUUID().toString();
        records.together(() -> {
            accounts.get(account);
            ObjectNode method = JsonNodeFactory.instance.objectNode();
            method.put("externalKey", input.has("externalKey") ? input.text("externalKey") : id);
            method.put("paymentMethodId", id).put("accountId", account);
            method.put("pluginName", input.text("pluginName"));
            method.set("pluginInfo", body.path("pluginInfo").isObject() ? body.get("pluginInfo") : null);
            records.put(TYPE, id, method);
            if (isDefault) {
                accounts.paysBy(account, id);
            }
            return null;
        });
        return Location.created("paymentMethods/" + id);
    }

    @GetMapping("/1.0/kb/accounts/{account}/paymentMethods")
    List<ObjectNode> of(@PathVariable String account) {
        String byDefault = accounts.get(account).path("paymentMethodId").asText();
        return records.where(TYPE, Map.of("accountId", account)).stream()
                .map(method -> method.put(
                        "isDefault", method.get("paymentMethodId").asText().equals(byDefault)))
                .toList();
    }
}
