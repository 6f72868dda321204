package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that refer to each other in a circle: one goes first without its optional reference, and gets it afterwards. */
class CycleTest extends OnFreshHub {

    private static final Duration LOOKED_AGAIN = Duration.ofSeconds(31);

    @ParameterizedTest
    @CsvSource({"1,2", "2,1"})
    void ofTwoTheOneWithTheOptionalReferenceGoesFirst(String first, String second) {
        areKnown("1", "2");
        refers("1", "pair of doors", "2");
        refers("2", "cupboard", "1");

        hub.captured(first);
        hub.captured(second);

        await().untilAsserted(() -> assertThat(owners())
                .containsOnly(Map.entry("pair of doors", "cupboard"), Map.entry("cupboard", "pair of doors")));
        assertThat(hub.systems.creates).containsExactly("pair of doors", "cupboard");
        assertThat(hub.systems.updates).containsExactly("pair of doors");
        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        assertThat(hub.count("wait")).isZero();
        assertThat(hub.parked()).isEmpty();
        assertThat(hub.count("journal_line where kind = 'goes-first'")).isOne();
    }

    @Test
    void withoutAnOptionalReferenceBothWait() {
        areKnown("1", "2");
        refers("1", "door", "2");
        refers("2", "cupboard", "1");

        hub.captured("1");
        hub.captured("2");

        await().untilAsserted(() -> assertThat(hub.count("wait")).isEqualTo(2));
        hub.pass(LOOKED_AGAIN);
        await().untilAsserted(() -> {
            assertThat(hub.count("due where tries > 1")).isEqualTo(2);
            assertThat(hub.state("1", "erp")).isEqualTo("waiting");
        });
        assertThat(hub.systems.of("erp")).isEmpty();
    }

    @Test
    void anOptionalReferenceIsWaitedForWhereThereIsNoCycle() {
        refers("1", "pair of doors", "2");
        hub.crmHas("2", "refused cupboard", null);

        hub.captured("1");
        hub.captured("2");
        await().untilAsserted(() -> {
            assertThat(hub.state("1", "erp")).isEqualTo("waiting");
            assertThat(hub.state("2", "erp")).isEqualTo("parked");
        });
        hub.crmHas("2", "cupboard", null);
        hub.captured("2");

        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        assertThat(hub.systems.creates).containsExactly("cupboard", "pair of doors");
        assertThat(hub.systems.updates).isEmpty();
    }

    /** Each refers to one other; where it refers forward, or to itself, the reference is optional: no cycle is without. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void howeverTheyReferToEachOtherAllArriveWithWhatTheyReferTo(long seed) {
        Random random = new Random(seed);
        int many = 12;
        Map<String, String> wanted = new TreeMap<>();
        int[] owners = random.ints(many, 0, many).toArray();
        areKnown(IntStream.range(0, many).mapToObj(i -> "T" + i).toArray(String[]::new));
        for (int i = 0; i < many; i++) {
            refers("T" + i, name(i, owners), "T" + owners[i]);
            wanted.put(name(i, owners), name(owners[i], owners));
        }

        random.ints(0, many).distinct().limit(many).forEach(i -> hub.captured("T" + i));

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    hub.pass(LOOKED_AGAIN);
                    assertThat(owners()).isEqualTo(wanted);
                });
        await().untilAsserted(() -> assertThat(hub.count("due")).isZero());
        assertThat(hub.systems.creates).doesNotHaveDuplicates().hasSize(many);
        assertThat(hub.systems.updates).doesNotHaveDuplicates();
        assertThat(hub.count("wait")).isZero();
        assertThat(hub.parked()).isEmpty();
    }

    /** The hub has them, the ERP does not: what refers to each other can only be entered once all are there. */
    private void areKnown(String... ids) {
        for (String id : ids) {
            hub.crmHas(id, "refused thing " + id, null);
            hub.captured(id);
        }
        await().untilAsserted(() -> assertThat(hub.parked()).hasSize(ids.length));
    }

    private static String name(int i, int[] owners) {
        return (owners[i] >= i ? "pair " : "board ") + i;
    }

    private void refers(String id, String name, String owner) {
        hub.systems.put("crm", id, TestHub.record(name, null).put("owner", owner));
    }

    /** The ERP's records and what they refer to there, by their names. */
    private Map<String, String> owners() {
        Map<String, ObjectNode> records = hub.systems.of("erp");
        Map<String, String> owners = new TreeMap<>();
        records.values().forEach(record -> {
            ObjectNode owner = records.get(record.path("owner").asText());
            owners.put(
                    record.path("name").asText(),
                    owner == null ? "" : owner.path("name").asText());
        });
        return owners;
    }
}
