package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.ParkedItem;
import io.revhub.intake.Room;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that systems show and no document can hold: each is parked, and nothing else waits for it. */
class RubbishRecordsTest extends OnFreshHub {

    @Test
    void whileTheDiskIsFullNothingIsTakenInAndWhatIsHereIsBroughtToItsEnd() {
        hub.systems.failsOn = delivery -> true;
        hub.crmHas("1", "chair", "10.00");
        hub.captured("1");
        await().until(() -> hub.thing("1").isPresent());
        hub.freeBytes = 1_000_000;
        hub.crmHas("2", "table", "20.00");

        assertThatThrownBy(() -> hub.captured("2"))
                .isInstanceOf(Room.NoRoom.class)
                .hasMessageContaining("nothing is taken in");
        hub.systems.failsOn = delivery -> false;
        hub.pass(Duration.ofMinutes(15));
        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        assertThat(hub.thing("2")).isEmpty();

        hub.freeBytes = 10_000_000_000L;
        hub.captured("2");
        await().untilAsserted(() -> assertThat(hub.state("2", "erp")).isEqualTo("delivered"));
    }

    @Test
    void eachIsParkedWithAReasonAndTheOthersGoOn() {
        List<ObjectNode> rubbish = List.of(
                TestHub.record("nul \u0000 in it", "1.00"),
                TestHub.record("half \uD800 a character", "1.00"),
                TestHub.record("fine", "1.00").put("amount", new BigDecimal("1E+99")),
                TestHub.record("0000-00-00", "-99999999999999999999.99"),
                TestHub.record("fine", "1.00").put("\u0000", "a name of a field"),
                TestHub.record("x".repeat(3_000_000), "1.00").put("name", 17).putNull("number"),
                TestHub.record("fine", "1.00").set("amount", TestHub.record("an object", null)));
        IntStream.range(0, rubbish.size()).forEach(i -> hub.systems.put("crm", "r" + i, rubbish.get(i)));
        hub.crmHas("good", "chair", "10.00");

        IntStream.range(0, rubbish.size()).forEach(i -> hub.captured("r" + i));
        hub.captured("good");

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(hub.state("good", "erp")).isEqualTo("delivered");
            assertThat(hub.count("reading")).isZero();
        });
        List<ParkedItem> parked = hub.parked();
        assertThat(parked.stream().map(ParkedItem::recordId)).contains("r0", "r1", "r2", "r4", "r6");
        assertThat(parked)
                .allSatisfy(item -> assertThat(item.refusal().reason()).isNotBlank());
        assertThat(parked.stream()
                        .filter(p -> "r0".equals(p.recordId()))
                        .findFirst()
                        .orElseThrow()
                        .refusal()
                        .reason())
                .contains("name");
    }
}
