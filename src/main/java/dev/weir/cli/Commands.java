package dev.weir.cli;

import dev.weir.cli.terminal.DurationConverter;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * All commands. Exit codes: 0 for success, 1 if something is refused, fails or differs, 2 if the command line is wrong.
 */
@Command(
        name = "weir",
        description = {"Rules, lists, events and decisions of Weir, at a terminal."},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The job itself is for a Flink cluster to run:",
            "  flink run -d weir.jar --config FILE [--key.path=value]…",
            "",
            "'weir COMMAND --help' says more. Exit codes: 0 all is well, 1 something is refused, fails or differs,",
            "2 the command line is wrong."
        },
        versionProvider = Commands.Version.class)
final class Commands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version of Weir.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    private Commands() {}

    /** Returns whether a command line is a command, and not for the job. */
    static boolean isCommand(String[] arguments) {
        return arguments.length > 0
                && (CommandTree.isFirst(arguments[0])
                        || arguments[0].equals("--help")
                        || arguments[0].equals("-h")
                        || arguments[0].equals("--version")
                        || arguments[0].equals("-V"));
    }

    /** Runs a command and returns the exit code. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        if (arguments.length > 0 && arguments[0].startsWith("--") && !isCommand(arguments)) {
            err.println("weir: the job needs Flink around it: flink run -d weir.jar " + String.join(" ", arguments));
            err.println("      A command comes first: weir rules list --config FILE; weir --help shows all.");
            return CommandLine.ExitCode.USAGE;
        }
        CommandLine root = new CommandLine(new Commands());
        CommandTree.addFor(arguments, root);
        int code = settled(root).setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    /** Returns the command line with all commands. */
    static CommandLine commandLine() {
        CommandLine root = new CommandLine(new Commands());
        CommandTree.addAll(root);
        return settled(root);
    }

    private static CommandLine settled(CommandLine whole) {
        ErrorHandlers refusals = new ErrorHandlers();
        return whole.registerConverter(Duration.class, new DurationConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setExecutionExceptionHandler(refusals)
                .setParameterExceptionHandler(refusals)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Reads the version from the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"weir " + (version == null ? "unreleased" : version)};
        }
    }
}
