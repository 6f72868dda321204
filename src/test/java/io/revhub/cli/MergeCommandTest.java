package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.cli.AnsweringHub.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MergeCommandTest {

    private final StringWriter err = new StringWriter();
    private AnsweringHub hub;

    @BeforeEach
    void aHub() throws IOException {
        hub = new AnsweringHub(path -> path.contains("owing")
                ? new Answer(409, "{\"problem\":\"Nordwind owes something.\"}")
                : new Answer(204, null));
    }

    @AfterEach
    void itStops() {
        hub.close();
    }

    @Test
    void aDocumentIsMergedIntoAnotherAndItIsSaidWhy() {
        assertThat(run("merge", "d-1", "C-100", "--why", "One company")).isZero();
        assertThat(hub.calls)
                .singleElement()
                .asString()
                .startsWith("POST /api/documents/d-1/merge ")
                .contains("\"into\":\"C-100\"", "\"why\":\"One company\"");
    }

    @Test
    void aMergeIsUndoneAndItIsSaidWhy() {
        assertThat(run("merge", "d-1", "--undo", "--why", "Two companies")).isZero();
        assertThat(hub.calls)
                .singleElement()
                .asString()
                .matches("DELETE /api/documents/d-1/merge\\?why=Two(\\+|%20)companies ");
    }

    @Test
    void whatTheHubSaysAgainstItIsToldWithExitStatus1() {
        assertThat(run("merge", "owing", "C-100", "--why", "One company")).isEqualTo(1);
        assertThat(err.toString()).contains("owes something");
    }

    @Test
    void nothingIsAskedWithoutAReasonOrWithoutTheOther() {
        assertThat(run("merge", "d-1", "C-100")).isEqualTo(2);
        assertThat(run("merge", "d-1", "--why", "?")).isNotZero();
        assertThat(run("merge", "d-1", "C-100", "--undo", "--why", "?")).isNotZero();
        assertThat(hub.calls).isEmpty();
    }

    private int run(String... args) {
        CommandLine commands = Commands.line();
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(args);
    }
}
