package io.revhub.delivery;

import io.revhub.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which document is brought where, read off the folder listing: {@code routes/order/to-erp} brings orders to the erp, and
 * {@code routes/order/from-quote} is a delivery of quotes to {@code hub/order}. A file that is there but broken still makes
 * deliveries due, so that nothing is forgotten until it is mended.
 */
public final class Duties {

    private static final Pattern FILE = Pattern.compile("routes/([^/]+)/(to|from)-([^/]+)\\.camel\\.yaml");

    private final Workspace workspace;

    public Duties(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The systems to which documents of a type are brought, begetting included. */
    public List<String> of(String type) {
        return all().getOrDefault(type, List.of());
    }

    /** Whether changes of this document in this system are read: there is a {@code from-<system>} route. */
    public boolean isRead(String type, String system) {
        return workspace
                .file("routes/" + type + "/from-" + system + ".camel.yaml")
                .isPresent();
    }

    /** The systems by document type. */
    public Map<String, List<String>> all() {
        List<Matcher> files = workspace.files("routes", ".camel.yaml").stream()
                .map(file -> FILE.matcher(file.path()))
                .filter(Matcher::matches)
                .toList();
        Set<String> types = files.stream().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<String>> duties = new TreeMap<>();
        for (Matcher file : files) {
            if (file.group(2).equals("to")) {
                add(duties, file.group(1), file.group(3));
            } else if (types.contains(file.group(3))) {
                add(duties, file.group(3), "hub/" + file.group(1));
            }
        }
        return duties;
    }

    private static void add(Map<String, List<String>> duties, String type, String system) {
        duties.computeIfAbsent(type, t -> new ArrayList<>()).add(system);
    }
}
