package io.revhub.lint;

import io.revhub.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What the checks have found so far. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void error(String path, int line, String problem, String remedy) {
        all.add(new Finding(path, line, Severity.ERROR, problem, remedy));
    }

    void warning(String path, int line, String problem, String remedy) {
        all.add(new Finding(path, line, Severity.WARNING, problem, remedy));
    }

    List<Finding> sorted() {
        return all.stream().distinct().sorted().toList();
    }
}
