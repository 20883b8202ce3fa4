package dev.weir.cli.models;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.model.ModelIds;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir models remove}. */
@Command(
        name = "remove",
        description =
                "Removes a model or, with --shadow, its challenger. The job refuses to remove a model that a rule asks.")
final class RemoveModel implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The name of the model.")
    private String name = "";

    @Option(names = "--shadow", description = "The challenger, instead of the live version.")
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
            String id = ModelIds.ofKey(ModelIds.key(name, shadow));
            RulesOnTopic models = RulesOnTopic.ofModels(topics, config);
            boolean isRefused =
                    models.answer(id).filter(RuleAnswer::isRejection).isPresent(); // as the last removal
            if (models.latest(id).isEmpty() && !isRefused) {
                throw ShowModel.unknown(ModelIds.keyOf(id), models);
            }
            Change removal = new Change(id, 0, Change.Kind.REMOVED, "");
            return new PushTask(config, wait, output).push(topics, List.of(removal));
        }
    }
}
