package io.revhub.cli;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.util.Optional;
import picocli.CommandLine.Option;

/** As whom a command talks to the hub. */
final class HubOptions {

    @Option(
            names = "--user",
            description = "The hub's user (environment: REVHUB_USER; default: ${DEFAULT-VALUE})",
            defaultValue = "${env:REVHUB_USER:-engineer}")
    private String user;

    @Option(
            names = "--password",
            description = "Its password (environment: REVHUB_PASSWORD; default: the sandbox's)",
            defaultValue = "${env:REVHUB_PASSWORD:-}")
    private String password;

    Web api(Installation installation) {
        return installation.api(user, password.isEmpty() ? sandboxPassword(installation) : password);
    }

    private String sandboxPassword(Installation installation) {
        return Optional.ofNullable(installation.users().get(user))
                .map(Installation.User::plainPassword)
                .orElse("");
    }
}
