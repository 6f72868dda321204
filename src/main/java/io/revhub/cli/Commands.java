package io.revhub.cli;

import io.revhub.cli.crash.CrashCommand;
import java.io.PrintWriter;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands; without one, and with Spring's options alone, the hub starts. */
@Command(
        name = "revhub",
        description = "The product-to-cash integration hub. Without a command the hub itself starts; options of the"
                + " form --name=value are then its settings.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            BackupCommand.class,
            CoverageCommand.class,
            CrashCommand.class,
            DemoCommand.class,
            LintCommand.class,
            LoadCommand.class,
            MergeCommand.class,
            NewCommand.class,
            ParkedCommand.class,
            RemapCommand.class,
            ReconcileCommand.class,
            RestoreCommand.class,
            SandboxCommand.class,
            ServerCommand.class,
            StatusCommand.class,
            TryCommand.class,
            WhatIfCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Commands implements Runnable {

    @Spec
    private CommandSpec spec;

    private Commands() {}

    /** Whether these arguments are for the command line: not if there are none, or Spring's options only. */
    public static boolean isOne(String[] args) {
        return Stream.of(args)
                .anyMatch(arg -> !arg.startsWith("--") || arg.equals("--help") || arg.equals("--version"));
    }

    /** Runs a command and returns its exit status. */
    public static int run(String[] args) {
        LoggingSystem.get(Commands.class.getClassLoader()).beforeInitialize();
        return line().execute(args);
    }

    static CommandLine line() {
        return new CommandLine(new Commands()).setExecutionExceptionHandler(Commands::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    private static int failed(Exception problem, CommandLine line, CommandLine.ParseResult given) {
        PrintWriter err = line.getErr();
        err.println("revhub: " + (problem.getMessage() == null ? problem : problem.getMessage()));
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
