package dev.weir.cli.events;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about events. */
@Command(
        name = "events",
        description = "Events, as the job reads them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SendEvents.class)
public final class EventsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
