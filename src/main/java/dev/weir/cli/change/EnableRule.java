package dev.weir.cli.change;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules enable}. */
@Command(
        name = "enable",
        description = {
            "Switches a rule on again, under a new version: one that is off by 'weir rules disable', with the mode that it"
                    + " had before, or one that the job has switched off by itself.",
            "It knows what it has counted meanwhile."
        })
final class EnableRule implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of the rule.")
    private String id = "";

    @Option(names = "--shadow", description = "Into shadow mode, where it decides nothing.")
    private boolean shadow;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            ModeChange change = ModeChange.of(RulesOnTopic.read(topics, config), id, "");
            Change on = change.on(shadow);
            return new PushTask(config, wait, output)
                    .push(
                            topics,
                            on,
                            "'" + id + "' is switched on, in mode " + change.after(shadow) + ", as version "
                                    + on.version());
        }
    }
}
