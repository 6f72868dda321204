package io.revhub.route;

import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads Kamelets and routes into the running context, each file after a dry run. What is broken is left out, and named with
 * its reason. Camel's own loading would refuse to start for one bad file.
 */
public final class RouteLoader {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);

    private final CamelContext context;
    private final Workspace workspace;
    private final Map<String, String> broken = new LinkedHashMap<>();

    RouteLoader(CamelContext context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /** The files that were left out, each with the reason, in the order of their paths. */
    public synchronized Map<String, String> broken() {
        return Map.copyOf(broken);
    }

    /** Loads all Kamelets, then all routes. */
    synchronized void load() {
        broken.clear();
        List<WorkspaceFile> good = new ArrayList<>();
        List<WorkspaceFile> files = new ArrayList<>(workspace.files("kamelets", ".kamelet.yaml"));
        files.addAll(workspace.files("routes", ".camel.yaml"));
        DryRun dryRun = new DryRun(context);
        try {
            for (WorkspaceFile file : files) {
                try {
                    dryRun.load(file);
                    good.add(file);
                } catch (Exception e) {
                    refuse(file, e);
                    dryRun.close();
                    dryRun = new DryRun(context);
                    dryRun.loadAll(good);
                }
            }
        } finally {
            dryRun.close();
        }
        good.forEach(this::loadForGood);
        LOG.info(
                "{} files with routes and Kamelets are loaded, {} are broken",
                files.size() - broken.size(),
                broken.size());
    }

    private void loadForGood(WorkspaceFile file) {
        try {
            load(context, file);
        } catch (Exception e) {
            refuse(file, e);
        }
    }

    private void refuse(WorkspaceFile file, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        broken.put(file.path(), reason);
        LOG.error("{} is broken and left out: {}", file.path(), reason);
    }

    static void load(CamelContext context, WorkspaceFile file) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file.path(), file.text()));
    }
}
