package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=9090", "--spring.profiles.active=sandbox --debug"})
    void springsOptionsAloneStartTheHub(String arguments) {
        assertThat(Commands.isOne(split(arguments))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "status --json", "--help", "--version", "no-such-command", "-h"})
    void anythingElseIsForTheCommandLine(String arguments) {
        assertThat(Commands.isOne(split(arguments))).isTrue();
    }

    @Test
    void everyCommandTellsWhatItIsFor() {
        CommandLine line = Commands.line();
        StringWriter told = new StringWriter();
        line.setOut(new PrintWriter(told));

        assertThat(line.execute("--help")).isZero();

        assertThat(told.toString()).contains("demo", "sandbox", "status");
        line.getSubcommands()
                .values()
                .forEach(c -> assertThat(c.getCommandSpec().usageMessage().description())
                        .isNotEmpty());
    }

    @Test
    void anUnknownCommandIsRefused() {
        CommandLine line = Commands.line();
        StringWriter told = new StringWriter();
        line.setErr(new PrintWriter(told));

        assertThat(line.execute("dmeo")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(told.toString()).contains("dmeo");
    }

    private static String[] split(String arguments) {
        return arguments.isEmpty() ? new String[0] : arguments.split(" ");
    }
}
