package io.revhub.cli.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * What the configuration says about this installation, read as the hub itself reads it: from config/, overridden by
 * environment variables.
 *
 * @param hub the hub's address, without a trailing slash
 * @param data the folder with the hub's data
 * @param systems the systems as the hub knows them
 * @param sandbox the simulated systems; empty without the profile {@code sandbox}
 * @param users who may log in to the hub
 */
public record Installation(
        URI hub,
        Path data,
        Map<String, SystemSettings> systems,
        Map<String, Simulated> sandbox,
        Map<String, User> users) {

    private static final String PLAIN = "{noop}";

    /** @param options log-ins, versions */
    public record SystemSettings(URI address, Map<String, String> options) {

        public SystemSettings {
            options = options == null ? Map.of() : Map.copyOf(options);
        }

        /** Empty if it is not configured. */
        public String option(String name) {
            return options.getOrDefault(name, "");
        }
    }

    /** @param login the names and secrets that the simulated system accepts */
    public record Simulated(int port, Map<String, String> login) {

        public Simulated {
            login = login == null ? Map.of() : Map.copyOf(login);
        }

        public URI address() {
            return URI.create("http://localhost:" + port);
        }
    }

    /** @param password encoded */
    public record User(String displayName, String password) {

        /** The password, where it is written down as it is: in the sandbox. Else empty. */
        public String plainPassword() {
            return password != null && password.startsWith(PLAIN) ? password.substring(PLAIN.length()) : "";
        }
    }

    /** The installation in the working directory, seen as the sandbox sees it. */
    public static Installation here() {
        return with(Map.of());
    }

    /** As {@link #here}, with these settings above all others. */
    public static Installation with(Map<String, ?> settings) {
        return of(environment(settings));
    }

    /** What the configuration in the working directory says, with these settings above all others. */
    public static Environment environment(Map<String, ?> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", new LinkedHashMap<>(settings)));
        ConfigurationPropertySources.attach(environment);
        ConfigDataEnvironmentPostProcessor.applyTo(
                (ConfigurableEnvironment) environment, new DefaultResourceLoader(), null, "sandbox");
        return environment;
    }

    /** The installation that a running hub sees. */
    public static Installation of(Environment environment) {
        Binder binder = Binder.get(environment);
        return new Installation(
                URI.create("http://localhost:" + environment.getProperty("server.port", "8080")),
                Path.of(environment.getProperty("revhub.data", "data")),
                map(binder, "revhub.systems", SystemSettings.class),
                map(binder, "revhub.sandbox.systems", Simulated.class),
                map(binder, "revhub.users", User.class));
    }

    private static <T> Map<String, T> map(Binder binder, String name, Class<T> type) {
        return binder.bind(name, Bindable.mapOf(String.class, type)).orElseGet(Map::of);
    }

    /** The log-in of a system at this address, if that is the sandbox's; else empty. */
    public Map<String, String> login(String system, URI address) {
        Simulated simulated = sandbox.get(system);
        return simulated != null && simulated.address().equals(address) ? simulated.login() : Map.of();
    }

    /** The hub's own API. */
    public Web api(String user, String password) {
        return new Web(hub, Map.of("Authorization", Web.basic(user, password)));
    }
}
