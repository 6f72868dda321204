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
    private final UsageBook usage;

    ProvisioningPage(EntitlementBook entitlements, UsageBook usage) {
        this.entitlements = entitlements;
        this.usage = usage;
    }

    @GetMapping(path = "/", produces = Page.HTML)
    String page() {
        List<ObjectNode> all = entitlements.all();
        return new Page("Provisioning", "Simulated provisioning: " + all.size() + " entitlements")
                .table(
                        "Entitlements",
                        List.of("Entitlement", "Key", "Order", "Start", "Status", "Lines"),
                        all.stream().map(ProvisioningPage::row).toList())
                .table(
                        "Usage",
                        List.of("Order", "Line", "From", "To", "Quantity"),
                        usage.all().stream().map(ProvisioningPage::used).toList())
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

    private static List<String> used(ObjectNode usage) {
        return List.of(
                text(usage, "order"),
                text(usage, "line"),
                text(usage, "from"),
                text(usage, "to"),
                text(usage, "quantity"));
    }

    private static String text(ObjectNode entitlement, String field) {
        return entitlement.hasNonNull(field) ? entitlement.get(field).asText() : "";
    }
}
