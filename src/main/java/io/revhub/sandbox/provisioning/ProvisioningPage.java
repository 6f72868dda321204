package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Page;
import java.util.List;
import java.util.StringJoiner;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator sees: entitlements with their lines. */
@RestController
class ProvisioningPage {

    private final EntitlementBook entitlements;

    ProvisioningPage(EntitlementBook entitlements) {
        this.entitlements = entitlements;
    }

    @GetMapping(path = "/", produces = Page.HTML)
    String page() {
        List<ObjectNode> all = entitlements.all();
        return new Page("Provisioning", "Simulated provisioning: " + all.size() + " entitlements")
                .table(
                        "Entitlements",
                        List.of("Entitlement", "Key", "Order", "Start", "Status", "Lines"),
                        all.stream().map(ProvisioningPage::row).toList())
                .html();
    }

    private static List<String> row(ObjectNode entitlement) {
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode line : entitlement.get("lines")) {
            String done = line.hasNonNull("doneAt") ? " " + line.get("doneAt").asText() : "";
            lines.add(line.get("line").asText() + ": " + line.get("quantity").asText() + ", "
                    + line.get("status").asText() + done);
        }
        return List.of(
                text(entitlement, "id"),
                text(entitlement, "externalKey"),
                text(entitlement, "order"),
                text(entitlement, "startDate"),
                text(entitlement, "status"),
                lines.toString());
    }

    private static String text(ObjectNode entitlement, String field) {
        return entitlement.hasNonNull(field) ? entitlement.get(field).asText() : "";
    }
}
