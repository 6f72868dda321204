package io.revhub;

import io.revhub.cli.Places;
import io.revhub.cli.client.Installation;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Tells who started the hub where it is, once it is ready. */
@Component
class Ready {

    private static final PrintStream CONSOLE = System.out;

    private final Environment environment;

    Ready(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        boolean sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
        CONSOLE.println();
        CONSOLE.println(sandbox ? "RevHub is ready, with the sandbox landscape" : "RevHub is ready");
        new Places(Installation.of(environment)).ofHub().forEach(CONSOLE::println);
        CONSOLE.println();
    }
}
