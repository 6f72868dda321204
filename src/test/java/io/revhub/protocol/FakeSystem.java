package io.revhub.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.RetryAfter;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkFactory;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.document.DocumentId;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.intake.CatchUp;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import io.revhub.intake.ReaderFactory;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A system outside the hub, kept in memory: records by system and id. It counts creates, can cut the connection after a
 * write, be out of order, round amounts, and let a test look on while a call is under way.
 */
class FakeSystem implements SinkFactory, ReaderFactory, CatchUpFactory {

    /** A position from which nothing that was there before is listed. */
    static final String NOTHING_BEFORE = "nothing before";

    final Map<String, Map<String, ObjectNode>> records = new LinkedHashMap<>();
    final List<String> creates = new CopyOnWriteArrayList<>();
    final List<String> updates = new CopyOnWriteArrayList<>();
    final List<String> activations = new CopyOnWriteArrayList<>();
    volatile boolean down;
    /** How often each system was asked for a page of what has changed. */
    final Map<String, Integer> pages = new ConcurrentHashMap<>();

    volatile boolean listed;
    /** Records, by system and id, of which the system tells who asks for the changes since a time, and nobody else. */
    final Set<String> changedUnheard = ConcurrentHashMap.newKeySet();

    /** Whether the list has one more page after each. */
    volatile boolean neverEnds;

    volatile boolean cutAfterWrite;
    volatile boolean twoSteps;
    volatile Consumer<ObjectNode> keeps = record -> {};
    /** What a system does to whatever is written to it, by anybody. */
    final Map<String, Consumer<ObjectNode>> limits = new ConcurrentHashMap<>();

    volatile Predicate<Delivery> failsOn = delivery -> false;
    volatile Duration asksToWait;
    volatile int calls;
    volatile int largestOfAnOwner;
    volatile Runnable duringRead = () -> {};
    volatile Runnable duringWrite = () -> {};

    synchronized void put(String system, String id, ObjectNode record) {
        limits.getOrDefault(system, r -> {}).accept(record);
        records.computeIfAbsent(system, s -> new LinkedHashMap<>()).put(id, record);
    }

    synchronized Map<String, ObjectNode> of(String system) {
        return records.computeIfAbsent(system, s -> new LinkedHashMap<>());
    }

    @Override
    public Reader reader(String system, Map<String, String> parameters) {
        return ids -> read(system, ids);
    }

    /** All records, once a test wants them listed: until then changes are told by capture alone. */
    @Override
    public CatchUp catchUp(String system, Map<String, String> parameters) {
        return new CatchUp() {
            @Override
            public Page next(Optional<String> position) {
                return page(system, position);
            }

            @Override
            public Optional<String> since(Instant from) {
                return Optional.of(NOTHING_BEFORE);
            }
        };
    }

    @Override
    public CatchUp listing(String system, Map<String, String> parameters) {
        return position -> new CatchUp.Page(page(system, Optional.empty()).hints(), "all", false);
    }

    private synchronized CatchUp.Page page(String system, Optional<String> position) {
        pages.merge(system, 1, Integer::sum);
        boolean changes = position.equals(Optional.of(NOTHING_BEFORE));
        boolean all = listed && !changes && !(neverEnds && position.isPresent());
        List<Hint> hints = of(system).keySet().stream()
                .filter(id -> all || (changes && changedUnheard.contains(system + " " + id)))
                .map(id -> new Hint("Thing", id))
                .toList();
        return new CatchUp.Page(
                hints, position.orElse("all"), neverEnds && !of(system).isEmpty());
    }

    /** Somebody edits a record there. */
    synchronized void edit(String system, String id, Consumer<ObjectNode> edit) {
        edit.accept(of(system).get(id));
        limits.getOrDefault(system, r -> {}).accept(of(system).get(id));
    }

    synchronized Optional<ObjectNode> recordWithKey(String system, String key) {
        return byKey(system, key).map(id -> of(system).get(id).deepCopy());
    }

    private Map<String, JsonNode> read(String system, Collection<String> ids) {
        if (down) {
            throw new ReadFailed("down", Duration.ofMillis(50), null);
        }
        Map<String, JsonNode> found = new LinkedHashMap<>();
        synchronized (this) {
            ids.stream()
                    .filter(of(system)::containsKey)
                    .forEach(id -> found.put(id, of(system).get(id).deepCopy()));
        }
        duringRead.run();
        return found;
    }

    @Override
    public Sink sink(String system, Map<String, String> parameters) {
        return new Sink() {
            @Override
            public List<SinkStep> steps() {
                return twoSteps ? List.of(new Create(system), new Activate(system)) : List.of(new Create(system));
            }

            @Override
            public Duration deadline() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration settle() {
                return Duration.ofSeconds(30);
            }
        };
    }

    private String freeId(String system) {
        int next = of(system).size() + 1;
        while (of(system).containsKey("R" + next)) {
            next++;
        }
        return "R" + next;
    }

    synchronized Optional<String> byKey(String system, String key) {
        return of(system).entrySet().stream()
                .filter(e -> e.getValue().path("key").asText().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static final class AskedToWait extends RuntimeException implements RetryAfter {
        private static final long serialVersionUID = 1L;
        private final transient Duration after;

        AskedToWait(Duration after) {
            super("429 too many requests");
            this.after = after;
        }

        @Override
        public Duration retryAfter() {
            return after;
        }
    }

    private void mayFail() {
        if (asksToWait != null) {
            throw new AskedToWait(asksToWait);
        }
        if (down) {
            throw new IllegalStateException(new ConnectException("refused"));
        }
    }

    private final class Create implements SinkStep {

        private final String system;

        Create(String system) {
            this.system = system;
        }

        @Override
        public String name() {
            return "create";
        }

        @Override
        public List<Shown> look(List<Delivery> deliveries) {
            mayFail();
            calls++;
            if (deliveries.stream().anyMatch(failsOn)) {
                throw new IllegalStateException("500 internal error");
            }
            synchronized (FakeSystem.this) {
                return deliveries.stream().map(this::look).toList();
            }
        }

        private Shown look(Delivery delivery) {
            return delivery.reference()
                    .map(Reference::recordId)
                    .or(() -> byKey(system, delivery.key()))
                    .<Shown>map(id -> new Shown.Existing(List.of(reference(id))))
                    .orElse(new Shown.Missing());
        }

        @Override
        public List<Written> write(List<Delivery> deliveries) {
            mayFail();
            List<Written> written = new ArrayList<>();
            deliveries.stream()
                    .map(d -> d.document().body().path("owner").asText())
                    .filter(owner -> DocumentId.isOne(owner))
                    .collect(Collectors.groupingBy(owner -> owner, Collectors.counting()))
                    .values()
                    .forEach(count -> largestOfAnOwner = Math.max(largestOfAnOwner, count.intValue()));
            synchronized (FakeSystem.this) {
                deliveries.forEach(d -> written.add(write(d)));
            }
            duringWrite.run();
            if (cutAfterWrite) {
                cutAfterWrite = false;
                throw new IllegalStateException("connection cut");
            }
            return written;
        }

        private Written write(Delivery delivery) {
            if (delivery.mapped().path("name").asText().startsWith("refused")) {
                return new Written.Refused(
                        new io.revhub.rules.Refusal("refused", "It is refused.", "Rename it.", "no"));
            }
            Optional<ObjectNode> there =
                    delivery.reference().map(r -> of(system).get(r.recordId()));
            if (there.isPresent()
                    && there.get().path("deleted").asBoolean()
                    && !delivery.changes().has("deleted")) {
                return new Written.Refused(
                        new io.revhub.rules.Refusal("gone", "It is deleted.", "Restore it.", "gone"));
            }
            Optional<String> known = delivery.reference().map(Reference::recordId);
            String id = known.orElseGet(() -> freeId(system));
            (known.isPresent() ? updates : creates)
                    .add(delivery.mapped().path("name").asText());
            ObjectNode record =
                    of(system).computeIfAbsent(id, i -> delivery.changes().objectNode());
            record.setAll(delivery.changes());
            keeps.accept(record);
            limits.getOrDefault(system, r -> {}).accept(record);
            List<PartReference> references = new ArrayList<>(List.of(reference(id)));
            delivery.mapped()
                    .path("parts")
                    .forEach(part -> references.add(
                            new PartReference(part.asText(), new Reference(system, "Part", id + "/" + part.asText()))));
            return new Written.Made(references);
        }

        private PartReference reference(String id) {
            return PartReference.whole(new Reference(system, "Thing", id));
        }
    }

    private final class Activate implements SinkStep {

        private final String system;

        Activate(String system) {
            this.system = system;
        }

        @Override
        public String name() {
            return "activate";
        }

        @Override
        public List<Shown> look(List<Delivery> deliveries) {
            return deliveries.stream().map(this::look).toList();
        }

        private Shown look(Delivery delivery) {
            ObjectNode record =
                    of(system).get(delivery.reference().orElseThrow().recordId());
            return record.path("active").asBoolean() ? new Shown.Done(List.of()) : new Shown.Missing();
        }

        @Override
        public List<Written> write(List<Delivery> deliveries) {
            return deliveries.stream().map(this::activate).toList();
        }

        private Written activate(Delivery delivery) {
            activations.add(delivery.mapped().path("name").asText());
            of(system).get(delivery.reference().orElseThrow().recordId()).put("active", true);
            return new Written.Made(List.of());
        }
    }
}
