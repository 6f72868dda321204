package io.revhub.lint;

/**
 * Something that is wrong with a file of the workspace.
 *
 * @param path of the file: routes/order/to-erp.camel.yaml
 * @param line from 1; 0: the file as a whole
 * @param severity whether the hub can work with it
 * @param problem what is wrong, in one sentence without a full stop
 * @param remedy what would mend it, likewise
 */
public record Finding(String path, int line, Severity severity, String problem, String remedy)
        implements Comparable<Finding> {

    /** How bad it is: what has an ERROR is not used by the hub, or does harm; a WARNING is untidy. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** As compilers write it, so that editors find the place. */
    @Override
    public String toString() {
        return path + ":" + Math.max(line, 1) + ": " + severity.name().toLowerCase(java.util.Locale.ROOT) + ": "
                + problem + ". " + remedy + ".";
    }

    /** By path, then line. */
    @Override
    public int compareTo(Finding other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : Integer.compare(line, other.line);
    }
}
