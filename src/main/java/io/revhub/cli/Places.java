package io.revhub.cli;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where everything is, for the person who started it. */
public final class Places {

    private static final String NOBODY = "";

    private final Installation installation;

    public Places(Installation installation) {
        this.installation = installation;
    }

    /** The hub's pages, console and API, and the systems around it; log-ins are the sandbox's only. */
    public List<String> ofHub() {
        String users = installation.users().entrySet().stream()
                .filter(u -> !u.getValue().plainPassword().isEmpty())
                .map(u -> u.getKey() + " / " + u.getValue().plainPassword())
                .sorted()
                .collect(Collectors.joining(", "));
        Table table = new Table()
                .row("pages", installation.hub() + "/", users)
                .row("console", installation.hub() + "/actuator/hawtio/", admin())
                .row("API", installation.hub() + "/api/status", users);
        installation
                .systems()
                .forEach((name, system) -> table.row(
                        name, system.address().toString(), login(installation.login(name, system.address()))));
        return table.lines();
    }

    /** The simulated systems alone. */
    public List<String> ofSandbox() {
        Table table = new Table();
        installation
                .sandbox()
                .forEach((name, system) -> table.row(name, system.address().toString(), login(system.login())));
        return table.lines();
    }

    /** A log-in in one line; empty: none. */
    static String login(Map<String, String> login) {
        return login.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String admin() {
        return Stream.ofNullable(installation.users().get("admin"))
                .map(Installation.User::plainPassword)
                .filter(password -> !password.isEmpty())
                .map(password -> "admin / " + password)
                .findFirst()
                .orElse(NOBODY);
    }
}
