package dev.weir.cli.decisions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about decisions. */
@Command(
        name = "decisions",
        description = "Decisions, as they are made.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TailDecisions.class)
public final class DecisionsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
