package io.revhub.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engineer asks what a changed mapping would do to what the hub has stored, before it is in use. */
@ExtendWith(World.Shared.class)
class WhatIfTest {

    private static final String TO_ERP = "mappings/order/to-erp.jslt";
    private static final String FROM_CRM = "mappings/quote/from-crm.jslt";

    private final World world;

    WhatIfTest(World world) {
        this.world = world;
    }

    @Test
    void exactlyTheDocumentsAndCallsThatWouldDifferAreTold() {
        world.provisioning.hold(false);
        Agreement deal = Offer.in(world)
                .from(world.today().toString(), 12)
                .line("Tracker", "goods", 3, "349.95", "10", "944.87", "fulfilment")
                .signed();
        deal.pays("1124.40").erpHasClearedAll();
        String order = deal.quote().replace("Q-", "O-");

        assertThat(effects(files())).as("the same files make the same").isEmpty();

        JsonNode call = one(effects(edited(TO_ERP, ".paymentTerms", "\"net60\"")), order);
        assertThat(call.path("fields")).as("the document itself stays").isEmpty();
        assertThat(call.at("/calls/0/system").asText()).isEqualTo("erp");
        assertThat(call.at("/calls/0/kind").asText()).isEqualTo("changed");
        assertThat(call.at("/calls/0/fields")).hasSize(1);
        assertThat(call.at("/calls/0/fields/0/field").asText()).isEqualTo("CustomerPaymentTerms");

        List<JsonNode> begotten = effects(edited(FROM_CRM, "\"unit\": ", "\"unit\": \"hour\", \"was\": "));
        assertThat(one(begotten, deal.quote()).path("parked").asText())
                .as("the schema knows no such field")
                .contains("was");
    }

    @Test
    void aChangedRouteCodeListOrRuleIsToldAsAMappingIs() {
        Agreement deal = Offer.in(world)
                .from(world.today().toString(), 12)
                .line("Tracker", "goods", 3, "349.95", "10", "944.87", "fulfilment")
                .signed();
        deal.isProvisioned().pays("1124.40").erpHasClearedAll();
        String order = deal.quote().replace("Q-", "O-");
        Map<String, String> files = files();
        files.remove("routes/order/to-erp.camel.yaml");

        JsonNode dropped = one(effects(files), order).at("/calls/0");
        assertThat(dropped.path("system").asText()).isEqualTo("erp");
        assertThat(dropped.path("kind").asText()).isEqualTo("dropped");

        JsonNode changed = one(effects(edited("config/payment-terms.yaml", "erp: 0030", "erp: Z030")), order)
                .at("/calls/0");
        assertThat(changed.path("kind").asText()).isEqualTo("changed");
        assertThat(changed.at("/fields/0/before").asText()).contains("0030");
        assertThat(changed.at("/fields/0/after").asText()).contains("Z030");

        JsonNode stricter =
                one(effects(edited("config/approvals.yaml", "representative: 15", "representative: 5")), deal.quote());
        assertThat(stricter.toString()).contains("more than 5 % below its list price");
    }

    @Test
    void aMappingThatIsBrokenParksAndSaysWhere() {
        Agreement deal = Offer.in(world)
                .from(world.today().toString(), 12)
                .line("Tracker", "goods", 1, "100.00", "0", "100.00", "fulfilment")
                .signed();
        deal.isProvisioned().pays("119.00").erpHasClearedAll();
        Map<String, String> files = files();
        files.put(TO_ERP, "{");

        JsonNode effect = one(effects(files), deal.quote().replace("Q-", "O-"));

        assertThat(effect.at("/calls/0/parked").asText()).contains(TO_ERP);
    }

    private List<JsonNode> effects(Map<String, String> files) {
        JsonNode answer = world.hub.ask("/api/what-if", Map.of("last", 200, "files", files));
        assertThat(answer.path("documents").asInt()).isPositive();
        return StreamSupport.stream(answer.path("effects").spliterator(), false).toList();
    }

    private static JsonNode one(List<JsonNode> effects, String title) {
        return effects.stream()
                .filter(e -> e.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing of " + title + " in " + effects));
    }

    private static Map<String, String> edited(String path, String there, String instead) {
        Map<String, String> files = files();
        assertThat(files.get(path)).contains(there);
        files.put(path, files.get(path).replace(there, instead));
        return files;
    }

    private static Map<String, String> files() {
        Workspace workspace = new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1));
        Map<String, String> files = new LinkedHashMap<>();
        Workspace.FOLDERS.stream()
                .flatMap(folder -> workspace.files(folder, "").stream())
                .filter(file -> !file.path().contains("/samples/"))
                .forEach(file -> files.put(file.path(), file.text()));
        return files;
    }
}
