package io.revhub.route;

import io.revhub.workspace.WorkspaceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;

/**
 * A shadow context in which files are loaded but nothing runs: it refuses what the real one would stumble over. It sees all
 * beans of the real context but its components, which belong to one context only.
 */
final class DryRun implements AutoCloseable {

    private final DefaultCamelContext shadow;

    DryRun(CamelContext real) {
        shadow = new DefaultCamelContext(new DefaultRegistry(new BeansWithoutComponents(real)));
        shadow.disableJMX();
        shadow.setStartupSummaryLevel(StartupSummaryLevel.Off);
        LiveFiles.ownKameletsOnly(shadow);
        shadow.setAutoStartup(false);
        shadow.getPropertiesComponent().addPropertiesSource(new RealProperties(real));
        shadow.start();
    }

    /**
     * @throws IllegalArgumentException if the file holds nothing, or takes the id of another file's route, which Camel would
     *     replace
     */
    void load(WorkspaceFile file) throws Exception {
        if (file.text().isBlank()) {
            throw new IllegalArgumentException("The file is empty");
        }
        List<Route> before = shadow.getRoutes().stream()
                .filter(route -> !route.isCreatedByKamelet())
                .toList();
        LiveFiles.load(shadow, file);
        for (Route route : before) {
            if (shadow.getRoute(route.getId()) != route) {
                throw new IllegalArgumentException(
                        "Another file has a route with the id " + route.getId() + " already");
            }
        }
    }

    /** Loads what has been found good before. */
    void loadAll(List<WorkspaceFile> good) {
        for (WorkspaceFile file : good) {
            try {
                load(file);
            } catch (Exception e) {
                throw new IllegalStateException(file.path() + " was good a moment ago", e);
            }
        }
    }

    @Override
    public void close() {
        shadow.stop();
    }

    private record RealProperties(CamelContext real) implements PropertiesSource {

        @Override
        public String getName() {
            return "the running hub's properties";
        }

        @Override
        public String getProperty(String name) {
            return real.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }

    private record BeansWithoutComponents(CamelContext real) implements BeanRepository {

        @Override
        public Object lookupByName(String name) {
            return withoutComponent(real.getRegistry().lookupByName(name));
        }

        @Override
        public <T> T lookupByNameAndType(String name, Class<T> type) {
            return withoutComponent(real.getRegistry().lookupByNameAndType(name, type));
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            return isComponent(type) ? Map.of() : real.getRegistry().findByTypeWithName(type);
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            return isComponent(type) ? Set.of() : real.getRegistry().findByType(type);
        }

        private static boolean isComponent(Class<?> type) {
            return Component.class.isAssignableFrom(type);
        }

        private static <T> T withoutComponent(T bean) {
            return bean instanceof Component ? null : bean;
        }
    }
}
