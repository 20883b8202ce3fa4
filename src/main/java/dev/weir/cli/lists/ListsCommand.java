package dev.weir.cli.lists;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about lists. */
@Command(
        name = "lists",
        description = "Lists that rules ask with inList(name, value).",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PushLists.class, AddEntry.class, ListLists.class, ShowList.class, RemoveList.class})
public final class ListsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
