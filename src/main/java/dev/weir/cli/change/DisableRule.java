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
import picocli.CommandLine.Parameters;

/** {@code weir rules disable}. */
@Command(
        name = "disable",
        description = "Pushes a rule as it is with mode: off, under a new version. It keeps what it has counted;"
                + " 'weir rules enable ID' switches it on again.")
final class DisableRule implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of the rule.")
    private String id = "";

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
            ModeChange change = ModeChange.of(RulesOnTopic.read(topics, config), id, "; disable the rules that use it");
            Change off = change.off();
            return new PushTask(config, wait, output)
                    .push(
                            topics,
                            off,
                            "'" + id + "' is switched off, as version " + off.version() + "; it was "
                                    + change.before());
        }
    }
}
