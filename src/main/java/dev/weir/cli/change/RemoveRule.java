package dev.weir.cli.change;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir rules remove}. */
@Command(
        name = "remove",
        description = "Removes a rule, with what only it has counted. 'weir rules disable ID' keeps both.")
final class RemoveRule implements Callable<Integer> {
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
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            if (rules.answer(id).filter(RuleAnswer::isRejection).isEmpty()) {
                rules.required(id);
            } // else a removal that the job refused has left nothing on the topic, and the rule in force
            Change removal = new Change(id, 0, Change.Kind.REMOVED, "");
            return new PushTask(config, wait, output).push(topics, List.of(removal));
        }
    }
}
