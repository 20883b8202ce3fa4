package dev.weir.cli.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about models. */
@Command(
        name = "models",
        description = "Models, which say how likely something is.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PushModels.class,
            ListModels.class,
            ShowModel.class,
            PromoteModel.class,
            RollBackModel.class,
            RemoveModel.class,
            TrainModel.class
        })
public final class ModelsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
