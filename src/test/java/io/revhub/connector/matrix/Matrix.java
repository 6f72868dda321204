package io.revhub.connector.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.matrix.Operation.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Carries out every operation under every trouble; the systems' rows side by side, each system's one after the other. */
final class Matrix {

    private static final int TRIES = 100;

    /** A repeated upsert is announced again, and a repeated request has an id of its own: neither says anything of the record. */
    private static final Set<String> NO_RECORDS = Set.of("event", "event-floor", "_AsynchronousMessage");

    /**
     * @param trouble null: none
     * @param endings of each try
     * @param met whether the trouble came at all
     * @param created what the system has more than before, by type
     */
    record Cell(
            Operation operation,
            Trouble trouble,
            List<Ending> endings,
            boolean met,
            Object result,
            Map<String, Integer> created) {

        Ending end() {
            return endings.get(endings.size() - 1);
        }
    }

    private final Ground ground;
    private final Map<Operation, Map<Trouble, Cell>> cells = new ConcurrentHashMap<>();
    private final Map<Operation, Cell> untroubled = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    Matrix(Ground ground) {
        this.ground = ground;
    }

    void run(List<Operation> operations) throws InterruptedException {
        Map<String, List<Operation>> bySystem = operations.stream()
                .collect(Collectors.groupingBy(Operation::system, LinkedHashMap::new, Collectors.toList()));
        List<Thread> threads = new ArrayList<>();
        bySystem.forEach(
                (system, rows) -> threads.add(new Thread(() -> rows.forEach(this::carryOut), "matrix-" + system)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void carryOut(Operation operation) {
        untroubled.put(operation, cell(operation, null));
        Map<Trouble, Cell> row = new TreeMap<>();
        operation.troubles().forEach(trouble -> row.put(trouble, cell(operation, trouble)));
        cells.put(operation, row);
    }

    private Cell cell(Operation operation, Trouble trouble) {
        Connectors connectors = trouble == Trouble.LATENCY ? ground.hasty() : ground.calm();
        List<Ending> endings = new ArrayList<>();
        try {
            Trial trial = operation.prepare(connectors, trouble);
            created(operation.system());
            boolean met = meeting(operation, trouble, () -> endings.addAll(tries(trial)));
            return new Cell(operation, trouble, endings, met, trial.result(), created(operation.system()));
        } catch (RuntimeException | AssertionError e) {
            endings.add(new Ending.Again("the operation itself failed: " + e, null));
            return new Cell(operation, trouble, endings, true, e, Map.of());
        }
    }

    private boolean meeting(Operation operation, Trouble trouble, Runnable tries) {
        if (trouble == null) {
            tries.run();
            return false;
        }
        return operation.meets(ground, trouble, tries);
    }

    private static List<Ending> tries(Trial trial) {
        List<Ending> endings = new ArrayList<>();
        do {
            endings.add(trial.attempt());
        } while (endings.get(endings.size() - 1) instanceof Ending.Again && endings.size() < TRIES);
        return endings;
    }

    /** How many records of each type have come into being since this was last asked. */
    private Map<String, Integer> created(String system) {
        Map<String, Integer> created = new TreeMap<>();
        if (!ground.isSimulated(system)) {
            return created;
        }
        JsonNode page;
        do {
            page = ground.sandbox(system, "/writes?limit=5000&after=" + seen.getOrDefault(system, 0L));
            seen.put(system, page.get("next").asLong());
            for (JsonNode write : page.get("writes")) {
                if (write.get("kind").asText().equals("created")
                        && !NO_RECORDS.contains(write.get("type").asText())) {
                    created.merge(write.get("type").asText(), 1, Integer::sum);
                }
            }
        } while (!page.get("writes").isEmpty());
        return created;
    }

    Cell untroubled(Operation operation) {
        return untroubled.get(operation);
    }

    /** Empty: there is none of this operation. */
    Map<Trouble, Cell> row(Operation operation) {
        return cells.getOrDefault(operation, Map.of());
    }
}
