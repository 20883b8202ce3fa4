package dev.weir.cli.models;

import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.NotThere;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir models show}. */
@Command(name = "show", description = "Shows the document of a model as it was pushed last, as JSON.")
final class ShowModel implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The name of the model.")
    private String name = "";

    @Option(names = "--shadow", description = "The challenger, instead of the live version.")
    private boolean shadow;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            String key = ModelIds.key(name, shadow);
            RulesOnTopic models = RulesOnTopic.ofModels(topics, config);
            String text = models.latest(ModelIds.ofKey(key))
                    .orElseThrow(() -> unknown(key, models))
                    .text();
            output.json(Output.parse(text.getBytes(StandardCharsets.UTF_8)));
            return 0;
        }
    }

    /** Returns what is said of a key that no model on the topic has. */
    static IOException unknown(String key, RulesOnTopic models) {
        return NotThere.of(
                "model",
                key,
                models.latest().stream().map(one -> ModelIds.keyOf(one.id())).toList(),
                "weir models list");
    }
}
