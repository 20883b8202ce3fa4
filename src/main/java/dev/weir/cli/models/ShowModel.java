package dev.weir.cli.models;

import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
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
            String text = RulesOnTopic.ofModels(topics, config)
                    .latest(ModelIds.ofKey(key))
                    .orElseThrow(() -> new IOException(
                            "there is no model '" + key + "' on the topic; weir models list shows what is"))
                    .text();
            output.json(Output.parse(text.getBytes(StandardCharsets.UTF_8)));
            return 0;
        }
    }
}
