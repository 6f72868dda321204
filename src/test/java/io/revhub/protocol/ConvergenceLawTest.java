package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.delivery.Deliveries;
import io.revhub.document.CanonicalForm;
import io.revhub.document.Document;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever people do in three systems at once, and whatever the systems do to what they are sent: in the end each field is
 * the same everywhere as in the system that owns it, or its delivery is parked or warns; and it takes few writes.
 */
class ConvergenceLawTest {

    private static final Map<String, List<String>> BROUGHT = Map.of(
            "crm", List.of("colour", "note"),
            "erp", List.of("name", "amount", "note"),
            "shop", List.of("name", "amount", "colour"));
    private static final Map<String, String> OWNERS =
            Map.of("name", "crm", "amount", "crm", "colour", "erp", "note", "shop");
    private static final List<String> SYSTEMS = List.of("crm", "erp", "shop");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** A value is brought to two other systems, and an edit that is not the owner's is undone at most three times. */
    private static final int WRITES_AN_ACTION = 8;

    private static final AtomicInteger TRY = new AtomicInteger();
    private static TestHub hub;

    /** @param told whether the system announces it; if not, only the catch-up finds it */
    record Action(String system, int thing, String field, String value, boolean told, boolean waits) {

        private static final String EXISTENCE = "deleted";

        boolean deletes() {
            return field.equals(EXISTENCE);
        }
    }

    @BeforeContainer
    static void start() throws IOException {
        hub = new TestHub(Files.createTempDirectory("laws"), "revhub.workspace=src/test/resources/laws");
    }

    @AfterContainer
    static void stop() {
        hub.close();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void systemsThatCutAndRoundAndAreEditedAtOnceAlwaysConverge(
            @ForAll @Size(min = 1, max = 14) List<@From("anything") Action> actions) {
        hub.systems.limits.put("crm", record -> cut(record, "note", 6));
        hub.systems.limits.put("erp", record -> {
            cut(record, "name", 8);
            round(record);
        });
        hub.systems.limits.put("shop", record -> cut(record, "colour", 5));

        Set<String> things = play(actions);

        things.forEach(this::hasConverged);
        isAtRest(things);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void whatOwnersEditWithinAllLimitsArrivesEverywhere(
            @ForAll @Size(min = 1, max = 14) List<@From("byOwners") Action> actions) {
        hub.systems.limits.clear();

        Set<String> things = play(actions);

        things.forEach(this::hasConverged);
        things.forEach(thing -> assertThat(duties(thing)).allSatisfy(duty -> {
            assertThat(duty.state()).isEqualTo("delivered");
            assertThat(duty.warning()).isNull();
        }));
        isAtRest(things);
    }

    private Set<String> play(List<Action> actions) {
        String prefix = "t" + TRY.incrementAndGet() + "-";
        int before = writes();
        Set<String> things = new LinkedHashSet<>();
        for (Action action : actions) {
            String thing = prefix + action.thing();
            if (things.add(thing)) {
                hub.systems.put("crm", thing, TestHub.record("thing", "1.00"));
                hub.asked("crm", thing);
                await().atMost(LONGEST).until(() -> hub.thing(thing).isPresent());
            }
            play(action, thing);
        }
        restsAfterCatchUp(things);
        assertThat(writes() - before)
                .as("writes for %s", actions)
                .isLessThanOrEqualTo(WRITES_AN_ACTION * (actions.size() + things.size()));
        return things;
    }

    private void play(Action action, String thing) {
        Optional<String> record = recordIn(action.system(), thing);
        record.ifPresent(id -> {
            hub.systems.edit(action.system(), id, fields -> {
                if (action.deletes()) {
                    fields.put("deleted", action.value() != null);
                } else {
                    fields.put(action.field(), action.value());
                }
            });
            if (action.told()) {
                hub.asked(action.system(), id);
            }
        });
        if (action.waits()) {
            rests();
        }
    }

    private static Optional<String> recordIn(String system, String thing) {
        return system.equals("crm")
                ? Optional.of(thing)
                : hub.thing(thing).flatMap(t -> hub.systems.byKey(system, t.id().value()));
    }

    private static int writes() {
        return hub.systems.creates.size() + hub.systems.updates.size();
    }

    private static void rests() {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hub.count("(select from due union all select from reading) work") == 0);
    }

    private static void restsAfterCatchUp(Set<String> things) {
        rests();
        for (String system : SYSTEMS) {
            things.forEach(thing -> recordIn(system, thing).ifPresent(id -> hub.asked(system, id)));
        }
        rests();
    }

    private static void isAtRest(Set<String> things) {
        long versions = hub.count("version");
        int writes = writes();

        restsAfterCatchUp(things);

        assertThat(hub.count("version")).isEqualTo(versions);
        assertThat(writes()).isEqualTo(writes);
    }

    private void hasConverged(String thing) {
        Document document = hub.thing(thing).orElseThrow();
        OWNERS.forEach((field, owner) -> record(owner, thing)
                .ifPresent(record -> assertThat(value(document.body(), field))
                        .as("%s of %s as its owner %s has it", field, thing, owner)
                        .isEqualTo(value(record, field))));
        assertThat(document.deleted())
                .isEqualTo(record("crm", thing).orElseThrow().path("deleted").asBoolean());
        for (Deliveries.State duty : duties(thing)) {
            if (!duty.state().equals("parked") && duty.warning() == null) {
                assertThat(duty.state()).isEqualTo("delivered");
                shows(document, duty.system(), record(duty.system(), thing).orElseThrow());
            }
        }
    }

    private static void shows(Document document, String system, ObjectNode record) {
        if (document.deleted()) {
            assertThat(record.path("deleted").asBoolean())
                    .as("deleted in the %s", system)
                    .isTrue();
            return;
        }
        BROUGHT.get(system)
                .forEach(field -> assertThat(value(record, field))
                        .as("%s of %s in the %s", field, document.id(), system)
                        .isEqualTo(value(document.body(), field)));
        assertThat(record.path("deleted").asBoolean())
                .as("deleted in the %s", system)
                .isFalse();
    }

    private static Optional<ObjectNode> record(String system, String thing) {
        return recordIn(system, thing).map(id -> hub.systems.of(system).get(id));
    }

    private static List<Deliveries.State> duties(String thing) {
        return hub.bean(Deliveries.class)
                .of(List.of(hub.thing(thing).orElseThrow().id()));
    }

    private static JsonNode value(ObjectNode record, String field) {
        JsonNode value = record.get(field);
        return value == null ? NullNode.instance : CanonicalForm.of(value);
    }

    private static void cut(ObjectNode record, String field, int most) {
        if (record.path(field).isTextual() && record.get(field).textValue().length() > most) {
            record.put(field, record.get(field).textValue().substring(0, most));
        }
    }

    private static void round(ObjectNode record) {
        if (record.path("amount").isTextual()) {
            BigDecimal rounded = new BigDecimal(record.get("amount").textValue()).setScale(1, RoundingMode.HALF_UP);
            record.set("amount", TextNode.valueOf(rounded.setScale(2).toPlainString()));
        }
    }

    @Provide
    Arbitrary<Action> anything() {
        Arbitrary<String> field = Arbitraries.frequency(
                Tuple.of(3, "name"),
                Tuple.of(3, "amount"),
                Tuple.of(3, "colour"),
                Tuple.of(3, "note"),
                Tuple.of(1, Action.EXISTENCE));
        return Combinators.combine(
                        Arbitraries.of(SYSTEMS), Arbitraries.integers().between(1, 3), field)
                .flatAs((system, thing, edited) -> actions(system, thing, edited, 12));
    }

    @Provide
    Arbitrary<Action> byOwners() {
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.of(OWNERS.keySet()))
                .flatAs((thing, field) -> actions(OWNERS.get(field), thing, field, 5));
    }

    private static Arbitrary<Action> actions(String system, int thing, String field, int longest) {
        return Combinators.combine(
                        values(system, field, longest), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((value, told, waits) -> new Action(system, thing, field, value, told, waits));
    }

    private static Arbitrary<String> values(String system, String field, int longest) {
        if (field.equals(Action.EXISTENCE)) {
            return system.equals("crm") ? Arbitraries.just("yes").injectNull(0.4) : Arbitraries.just("yes");
        }
        if (field.equals("amount")) {
            return Arbitraries.bigDecimals()
                    .between(BigDecimal.ZERO, new BigDecimal("999.99"))
                    .ofScale(2)
                    .map(BigDecimal::toPlainString);
        }
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("abcdeä\u0308 o")
                .ofMinLength(1)
                .ofMaxLength(longest)
                .filter(t -> !t.isBlank());
        return field.equals("name") ? text : text.injectNull(0.2);
    }
}
