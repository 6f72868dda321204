package io.revhub.mapping;

import io.revhub.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mappings of the workspace, by names like order/to-erp, as their files are now: a change is in use within a second. A
 * file that is broken or gone never replaces the last good one.
 */
public final class Mappings {

    private static final String FOLDER = "mappings/";
    private static final String SUFFIX = ".jslt";

    private final Workspace workspace;
    private final LastGood<Mapping> mappings;

    /** For tests that run mappings without the hub. */
    public Mappings(Workspace workspace) {
        this.workspace = workspace;
        this.mappings = new LastGood<>(workspace, new Compiler(new Library(workspace).functions())::compile);
    }

    /**
     * @throws MappingBroken if its file is broken and never was good
     * @throws NoSuchMapping if there is no such file
     */
    public Mapping mapping(String name) {
        return mappings.get(name);
    }

    /** Whether its file is there, good or not. */
    public boolean exists(String name) {
        return workspace.file(fileOf(name)).isPresent();
    }

    /** All that have a file, sorted; without modules, whose names begin with an underscore. */
    public List<String> names() {
        return workspace.files("mappings", SUFFIX).stream()
                .filter(f -> !f.name().startsWith("_"))
                .map(f -> f.path().substring(FOLDER.length(), f.path().length() - SUFFIX.length()))
                .toList();
    }

    /** What is wrong with the files as they are now, by the mapping's name, even where a last good one is in use. */
    public Map<String, MappingBroken> broken() {
        Map<String, MappingBroken> broken = new TreeMap<>();
        names().forEach(name -> mappings.problem(name).ifPresent(problem -> broken.put(name, problem)));
        return broken;
    }

    /**
     * Which fields a mapping reads and writes, as its file is now.
     *
     * @throws MappingBroken if it, or a module that it imports, cannot be parsed
     * @throws NoSuchMapping if there is no such file
     */
    public Coverage coverage(String name) {
        return new FlowAnalysis(new Sources(workspace)).of(fileOf(name));
    }

    static String fileOf(String name) {
        return FOLDER + name + SUFFIX;
    }
}
