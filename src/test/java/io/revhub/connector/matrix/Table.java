package io.revhub.connector.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as a page of the documentation. */
record Table(Matrix matrix, List<Operation> operations) {

    private static final String HEAD = """
            # Connectors under faults

            Each operation of each connector, carried out in-process against the simulated systems while something goes wrong
            (`FaultMatrixTest` does it in every build and writes this page: `./mvnw test -Dtest=FaultMatrixTest
            -Dmatrix.write=true`). In every cell the operation came to the same end as without the fault: the same records, counted
            by `/_sandbox/writes`, none lost and none doubled.

            - **same try**: the connector coped by itself; the route noticed nothing
            - **further try**: the try ended with a stated reason, and a further one, as delivery and intake make it, succeeded
            - **asked wait**: the same, and the wait that the system asked for (Retry-After) reached the circuit
            - **by catch-up**: nobody told the hub, and the catch-up query found the record
            - **–**: there is no such fault for this operation

            Faults hit the first look and the first two writes of an operation that writes, the first two calls of one that reads.

            """;

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("| operation |");
        Arrays.stream(Trouble.values())
                .forEach(trouble -> text.append(' ').append(trouble.title).append(" |"));
        text.append("\n| --- |")
                .append(" --- |".repeat(Trouble.values().length))
                .append('\n');
        for (Operation operation : operations) {
            text.append("| `").append(operation.kamelet()).append('`');
            text.append(operation.what().isEmpty() ? "" : ", " + operation.what())
                    .append(" | ");
            Map<Trouble, Matrix.Cell> row = matrix.row(operation);
            text.append(Arrays.stream(Trouble.values())
                    .map(trouble -> row.containsKey(trouble) ? word(row.get(trouble)) : "–")
                    .collect(Collectors.joining(" | ")));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String word(Matrix.Cell cell) {
        if (cell.endings().stream().anyMatch(e -> e instanceof Ending.Again again && again.asksToWait())) {
            return "asked wait";
        }
        if (cell.endings().size() > 1) {
            return "further try";
        }
        String how = cell.end() instanceof Ending.Done done ? done.how() : "parked";
        return how.isEmpty() ? "same try" : how;
    }
}
