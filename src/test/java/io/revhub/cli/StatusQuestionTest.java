package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.cli.client.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusQuestionTest {

    @Test
    void whereNothingRunsEveryPartIsDownAndStillNamed() throws IOException {
        Status status = ask(free(), free());

        assertThat(status.parts()).extracting(Status.Part::name).containsExactly("pages", "console", "api", "crm");
        assertThat(status.parts()).extracting(Status.Part::state).containsOnly("down");
        assertThat(status.parked()).isNull();
        assertThat(status.sandbox()).isFalse();
        assertThat(status.allUp()).isFalse();
    }

    @Test
    void aSystemThatListensIsUpWhenTheHubIsNot() throws IOException {
        try (ServerSocket crm = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Status status = ask(free(), crm.getLocalPort());

            assertThat(status.parts().get(3).state()).isEqualTo("up");
            assertThat(status.parts().get(3).login()).containsEntry("client-id", "revhub");
            assertThat(status.parts().get(0).login()).isEmpty();
        }
    }

    private static Status ask(int hub, int crm) {
        URI address = URI.create("http://localhost:" + crm);
        Installation installation = new Installation(
                URI.create("http://localhost:" + hub),
                Path.of("data"),
                Map.of("crm", new Installation.SystemSettings(address, Map.of())),
                Map.of("crm", new Installation.Simulated(crm, Map.of("client-id", "revhub"))),
                Map.of("engineer", new Installation.User("E. Brandt", "{noop}secret")));
        return new StatusQuestion(installation, installation.api("engineer", "secret")).ask();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
