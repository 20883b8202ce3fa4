package dev.weir.cli.change;

import dev.weir.cli.rules.DiffRules;
import dev.weir.cli.rules.HistoryOfRule;
import dev.weir.cli.rules.ListRules;
import dev.weir.cli.rules.PushRules;
import dev.weir.cli.rules.SchemaOfRules;
import dev.weir.cli.rules.ShowRule;
import dev.weir.cli.rules.TestRules;
import dev.weir.cli.rules.ValidateRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about rules. */
@Command(
        name = "rules",
        description = "Rules: from a file to one in force, and back.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            NewRule.class,
            ValidateRules.class,
            TestRules.class,
            PushRules.class,
            PullRules.class,
            ListRules.class,
            ShowRule.class,
            HistoryOfRule.class,
            DiffRules.class,
            RollBackRule.class,
            DisableRule.class,
            EnableRule.class,
            RemoveRule.class,
            SchemaOfRules.class
        })
public final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
