package io.revhub.route;

import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the routes and Kamelets of the running context as their files are, each file after a dry run. A broken file never
 * replaces a good one; it is named with its reason. Camel's own loading would refuse to start for one bad file, and its own
 * reloading takes good routes down (docs/decisions). Thread-safe.
 */
public final class RouteLoader {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);
    private static final String KAMELETS = "kamelets";

    private final CamelContext context;
    private final Workspace workspace;
    private final LiveFiles live;
    private final Map<String, String> broken = new LinkedHashMap<>();
    private Map<String, Long> seen = Map.of();

    RouteLoader(CamelContext context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
        this.live = new LiveFiles(context);
    }

    /** The files that are not in use as they are now, each with the reason, in the order of their paths. */
    public synchronized Map<String, String> broken() {
        return Map.copyOf(broken);
    }

    /** Brings the context to what the files are now; nothing happens if none has changed since the last look. */
    synchronized void load() {
        List<WorkspaceFile> files = new ArrayList<>(workspace.files(KAMELETS, ".kamelet.yaml"));
        files.addAll(workspace.files("routes", ".camel.yaml"));
        Map<String, Long> now = files.stream().collect(Collectors.toMap(WorkspaceFile::path, WorkspaceFile::stamp));
        if (!now.equals(seen)) {
            seen = now;
            bringTo(checked(files));
        }
    }

    /** What can be loaded together: of a file that is broken, what is loaded of it already. */
    private List<WorkspaceFile> checked(List<WorkspaceFile> files) {
        Checked first = check(files, Set.of());
        Map<String, String> reasons = first.refused;
        List<String> harmed = first.refused.keySet().stream()
                .filter(path -> live.file(path).filter(files::contains).isPresent())
                .toList();
        Set<String> changed = files.stream()
                .filter(file -> isKamelet(file.path()))
                .filter(file ->
                        live.file(file.path()).filter(was -> !was.equals(file)).isPresent())
                .map(WorkspaceFile::path)
                .collect(Collectors.toCollection(TreeSet::new));
        Checked result = first;
        if (!harmed.isEmpty() && !changed.isEmpty()) {
            result = check(files, changed);
            String victim = harmed.get(0);
            for (String kamelet : changed) {
                result.refused.put(kamelet, "With it, " + victim + " could not run: " + reasons.get(victim));
            }
        }
        broken.clear();
        broken.putAll(result.refused);
        broken.forEach((path, reason) -> LOG.error("{} is broken and not in use: {}", path, reason));
        return result.good;
    }

    private record Checked(List<WorkspaceFile> good, Map<String, String> refused) {}

    /** @param unchanged the paths of which what is loaded stays, whatever the files say */
    private Checked check(List<WorkspaceFile> files, Set<String> unchanged) {
        Checked checked = new Checked(new ArrayList<>(), new LinkedHashMap<>());
        DryRun dryRun = new DryRun(context);
        try {
            for (WorkspaceFile file : files) {
                WorkspaceFile tried =
                        unchanged.contains(file.path()) ? live.file(file.path()).orElse(file) : file;
                try {
                    dryRun.load(tried);
                    checked.good.add(tried);
                } catch (Exception e) {
                    checked.refused.put(file.path(), reason(e));
                    dryRun.close();
                    dryRun = new DryRun(context);
                    dryRun.loadAll(checked.good);
                    fallBack(dryRun, file, checked.good);
                }
            }
            return checked;
        } finally {
            dryRun.close();
        }
    }

    private void fallBack(DryRun dryRun, WorkspaceFile refused, List<WorkspaceFile> good) {
        live.file(refused.path()).filter(was -> !was.equals(refused)).ifPresent(was -> {
            try {
                dryRun.load(was);
                good.add(was);
            } catch (Exception e) {
                LOG.warn("What was in use of {} cannot stay either: {}", was.path(), reason(e));
            }
        });
    }

    /** A changed Kamelet concerns whoever uses it, so all routes are swapped then; else only those that changed. */
    private void bringTo(List<WorkspaceFile> wanted) {
        Map<String, WorkspaceFile> byPath = new LinkedHashMap<>();
        wanted.forEach(file -> byPath.put(file.path(), file));
        List<String> stale = live.paths().stream()
                .filter(path -> !live.file(path).orElseThrow().equals(byPath.get(path)))
                .toList();
        List<String> out = new ArrayList<>(stale.stream().anyMatch(RouteLoader::isKamelet) ? live.paths() : stale);
        // routes before the Kamelets that they are made of
        Collections.reverse(out);
        out.forEach(this::unload);
        wanted.stream().filter(file -> live.file(file.path()).isEmpty()).forEach(this::loadForGood);
        LOG.info(
                "{} files with routes and Kamelets are in use, {} are broken",
                live.paths().size(),
                broken.size());
    }

    private void unload(String path) {
        try {
            live.unload(path);
        } catch (Exception e) {
            LOG.error("{} could not be taken out: {}", path, reason(e));
        }
    }

    private void loadForGood(WorkspaceFile file) {
        try {
            live.load(file);
        } catch (Exception e) {
            unload(file.path());
            broken.put(file.path(), reason(e));
            LOG.error("{} could not be loaded: {}", file.path(), reason(e));
        }
    }

    private static boolean isKamelet(String path) {
        return path.startsWith(KAMELETS + "/");
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
