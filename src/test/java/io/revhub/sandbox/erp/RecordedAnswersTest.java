package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Held against an answer recorded from a real S/4HANA, where the folder with it stands beside the project. */
class RecordedAnswersTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void anOrderAndItsItemHaveTheFormOfTheRecordedOnes() throws Exception {
        Path file = Stream.of("../shared/s4", "../../shared/s4")
                .map(folder -> Path.of(folder, "recorded/A_SalesOrders_1_2_3.json"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        assumeTrue(file != null, "no recorded answers beside the project");
        JsonNode recorded = new ObjectMapper().readTree(file.toFile()).at("/response/jsonBody/d/results/0");
        JsonNode created = given.order(given.customer(), given.product(), "Q-R").d();

        JsonNode ours = erp.get(ErpClient.ORDERS + "A_SalesOrder('"
                        + created.get("SalesOrder").asText() + "')?$expand=to_Item")
                .d();

        sameForm(ours, recorded);
        sameForm(ours.at("/to_Item/results/0"), recorded.at("/to_Item/results/0"));
    }

    private static void sameForm(JsonNode ours, JsonNode recorded) {
        assertThat(ours.path("__metadata").path("type"))
                .isEqualTo(recorded.path("__metadata").path("type"));
        ours.properties().forEach(field -> {
            JsonNode genuine = recorded.path(field.getKey());
            if (!genuine.isMissingNode()
                    && !genuine.isNull()
                    && !field.getValue().isNull()) {
                assertThat(form(field.getValue())).as(field.getKey()).isEqualTo(form(genuine));
            }
        });
    }

    private static String form(JsonNode value) {
        String text = value.asText();
        return value.getNodeType() + (text.startsWith("/Date(") ? text.replaceAll("\\d+\\+?", "") : "");
    }
}
