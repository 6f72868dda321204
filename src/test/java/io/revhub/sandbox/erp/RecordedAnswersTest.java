package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        JsonNode recorded = recorded("A_SalesOrders_1_2_3").at("/results/0");
        JsonNode created = given.order(given.customer(), given.product(), "Q-R").d();

        JsonNode ours = erp.get(ErpClient.ORDERS + "A_SalesOrder('"
                        + created.get("SalesOrder").asText() + "')?$expand=to_Item")
                .d();

        sameForm(ours, recorded);
        sameForm(ours.at("/to_Item/results/0"), recorded.at("/to_Item/results/0"));
    }

    @Test
    void aBusinessPartnerAndItsAddressHaveTheFormOfTheRecordedOnes() throws Exception {
        JsonNode partner = recorded("A_BusinessPartner");
        JsonNode address = recorded("A_BusinessPartnerAddress");
        String customer = given.customer();

        JsonNode ours = erp.get(
                        ErpClient.PARTNERS + "A_BusinessPartner('" + customer + "')?$expand=to_BusinessPartnerAddress")
                .d();

        sameForm(ours, partner);
        sameForm(ours.at("/to_BusinessPartnerAddress/results/0"), address);
    }

    @Test
    void aDeliveryAndItsItemHaveTheFormOfTheRecordedOnes() throws Exception {
        JsonNode header = recorded("A_OutbDeliveryHeader_readOne");
        JsonNode item = recorded("A_OutbDeliveryItem_readOne");
        String order = given.order(given.customer(), given.product(), "Q-D")
                .d()
                .get("SalesOrder")
                .asText();
        String number = new Delivering(erp)
                .deliver(order, null)
                .d()
                .get("DeliveryDocument")
                .asText();

        JsonNode ours = erp.get(
                        Delivering.SERVICE + "A_OutbDeliveryHeader('" + number + "')?$expand=to_DeliveryDocumentItem")
                .d();

        sameForm(ours, header);
        sameForm(ours.at("/to_DeliveryDocumentItem/results/0"), item);
    }

    /** The data of a recorded answer; without the folder the test is skipped. */
    private static JsonNode recorded(String name) throws IOException {
        Path file = Stream.of("../shared/s4", "../../shared/s4")
                .map(folder -> Path.of(folder, "recorded/" + name + ".json"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        assumeTrue(file != null, "no recorded answers beside the project");
        // not all of them are UTF-8; only their form is looked at
        return new ObjectMapper()
                .readTree(Files.readString(file, StandardCharsets.ISO_8859_1))
                .at("/response/jsonBody/d");
    }

    private static void sameForm(JsonNode ours, JsonNode recorded) {
        if (recorded.has("__metadata")) {
            assertThat(ours.path("__metadata").path("type"))
                    .isEqualTo(recorded.path("__metadata").path("type"));
        }
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
