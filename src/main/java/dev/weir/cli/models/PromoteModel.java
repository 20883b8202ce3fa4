package dev.weir.cli.models;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir models promote}. */
@Command(
        name = "promote",
        description =
                "Makes the challenger of a model the live version, under a new version. The challenger stays beside it.")
final class PromoteModel implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The name of the model.")
    private String name = "";

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
            String live = ModelIds.ofKey(name);
            String challenger = ModelIds.ofKey(ModelIds.key(name, true));
            Node document = models.latest(challenger)
                    .flatMap(RulesOnTopic.Revision::document)
                    .orElseThrow(() -> without(models));
            long version = Math.max(models.nextVersion(live), models.nextVersion(challenger));
            Change change = Change.of(live, VersionedContent.withVersion(asLive(document), version));
            return new PushTask(config, wait, output)
                    .push(topics, change, "the challenger of '" + name + "' becomes live, as version " + version);
        }
    }

    private IOException without(RulesOnTopic models) {
        return models.latest(ModelIds.ofKey(name)).isEmpty()
                ? ShowModel.unknown(name, models)
                : new IOException("'" + name + "' has no challenger on the topic; weir models push " + name
                        + ".shadow.yaml brings one");
    }

    /** Returns a document without what it says as a challenger alone. */
    private static Node asLive(Node document) {
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) document).values());
        values.remove("mode");
        values.remove("rollout");
        return new Node.Fields(values, document.place());
    }
}
