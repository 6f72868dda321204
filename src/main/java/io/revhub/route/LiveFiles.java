package io.revhub.route;

import io.revhub.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The files whose routes and Kamelets are in a context. A route is taken out gracefully: what is in flight comes to its end,
 * and the Kamelet that feeds it is taken out before it. Not thread-safe.
 */
final class LiveFiles {

    private final CamelContext context;
    private final Map<String, Live> live = new LinkedHashMap<>();

    private record Live(WorkspaceFile file, List<String> routes, List<String> templates) {}

    LiveFiles(CamelContext context) {
        this.context = context;
        ownKameletsOnly(context);
    }

    /** A Kamelet that is broken or gone is not to be replaced by the built-in copy of its file, which Camel would look for. */
    static void ownKameletsOnly(CamelContext context) {
        context.getComponent("kamelet", KameletComponent.class).setLocation(null);
    }

    /** The file as it is loaded; empty: nothing of it is. */
    Optional<WorkspaceFile> file(String path) {
        return Optional.ofNullable(live.get(path)).map(Live::file);
    }

    List<String> paths() {
        return List.copyOf(live.keySet());
    }

    /** @throws Exception if Camel refuses the file; what came in before that goes with {@link #unload} */
    void load(WorkspaceFile file) throws Exception {
        Collection<String> routesBefore = routes();
        Collection<String> templatesBefore = templates();
        try {
            load(context, file);
        } finally {
            live.put(file.path(), new Live(file, added(routes(), routesBefore), added(templates(), templatesBefore)));
        }
    }

    static void load(CamelContext context, WorkspaceFile file) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file.path(), file.text()));
    }

    /** Takes out all that came with the file; nothing if it is not loaded. */
    void unload(String path) throws Exception {
        Live gone = live.remove(path);
        if (gone != null) {
            for (String route : gone.routes) {
                unloadRoute(route);
            }
            for (String template : gone.templates) {
                unloadTemplate(template);
            }
        }
    }

    private void unloadRoute(String id) throws Exception {
        Route route = context.getRoute(id);
        if (route == null) {
            return;
        }
        if (route.getEndpoint() instanceof KameletEndpoint feeding) {
            unloadInstance(feeding);
            remove(id);
            context.removeEndpoint(feeding);
        } else {
            remove(id);
        }
    }

    /** Its instances go with a template, so that the next use makes new ones of the new template. */
    private void unloadTemplate(String id) throws Exception {
        for (var endpoint : List.copyOf(context.getEndpoints())) {
            if (endpoint instanceof KameletEndpoint instance
                    && instance.getTemplateId().equals(id)) {
                unloadInstance(instance);
                context.removeEndpoint(instance);
            }
        }
        model().removeRouteTemplateDefinitions(id);
    }

    private void unloadInstance(KameletEndpoint instance) throws Exception {
        Route made = context.getRoute(instance.getRouteId());
        if (made != null) {
            remove(made.getId());
        }
    }

    private void remove(String route) throws Exception {
        context.getRouteController().stopRoute(route);
        context.removeRoute(route);
    }

    private Collection<String> routes() {
        return context.getRoutes().stream()
                .filter(route -> !route.isCreatedByKamelet())
                .map(Route::getId)
                .toList();
    }

    private Collection<String> templates() {
        return model().getRouteTemplateDefinitions().stream()
                .map(RouteTemplateDefinition::getId)
                .toList();
    }

    private Model model() {
        return context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    private static List<String> added(Collection<String> after, Collection<String> before) {
        List<String> added = new ArrayList<>(after);
        added.removeAll(new TreeSet<>(before));
        return added;
    }
}
