package dev.weir.cli.models;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.RuleError;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Versions;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir models rollback}. */
@Command(
        name = "rollback",
        description =
                "Pushes an earlier content of a live model, under a new version: the one before, as the topic has it, or another.")
final class RollBackModel implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The name of the model.")
    private String name = "";

    @Option(names = "--to", paramLabel = "VERSION", description = "That version, as the topic has it.")
    private Optional<Long> to = Optional.empty();

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
            RulesOnTopic models = RulesOnTopic.ofModels(topics, config);
            String id = ModelIds.ofKey(name);
            Revision earlier =
                    to.isPresent() ? RuleHistory.version(models, id, to.get()) : RuleHistory.previous(models, id);
            Node content = earlier.document().orElseThrow();
            RuleFolder known = new RuleFolder(config)
                    .knowing(RulesOnTopic.read(topics, config).othersAt(Long.MAX_VALUE));
            if (known.compileModel(content, name) instanceof CompiledModel.Rejected rejected) {
                RuleError error = rejected.errors().get(0);
                throw new IOException("that content is refused today: " + error.path() + ": " + error.message());
            }
            long version = models.nextVersion(id);
            Change change = Change.of(id, VersionedContent.withVersion(content, version));
            return new PushTask(config, wait, output)
                    .push(
                            topics,
                            change,
                            "'" + name + "' goes back to version " + Versions.of(content) + ", as version " + version);
        }
    }
}
