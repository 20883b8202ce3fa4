package dev.weir.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.watch.InputDrifts;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.MeasuredModel;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir models list}. */
@Command(
        name = "list",
        description =
                "Shows the models on their topic, live versions and challengers, and the latest answer of the job about each.")
final class ListModels implements Callable<Integer> {
    @Option(
            names = "--flink",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description =
                    "The address of Flink's web UI, which knows how far inputs have drifted; default: ${DEFAULT-VALUE}.")
    private String flink = "";

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        InputDrifts drifts = InputDrifts.unknown();
        String unknown = "";
        try {
            drifts = InputDrifts.ask(flink);
        } catch (IOException e) {
            unknown = "how far inputs have drifted is not known: " + e.getMessage();
        }
        try (KafkaTopics topics = job.topics(config)) {
            RulesOnTopic models = RulesOnTopic.ofModels(topics, config);
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("MODEL", "VERSION", "KIND", "STATUS", "MEASURED", "DRIFT", "MESSAGE"));
            ObjectNode document = Output.object();
            for (Revision model : models.latest()) {
                String key = ModelIds.keyOf(model.id());
                String status =
                        models.answer(model.id()).map(RuleAnswer::status).orElse("no answer");
                String message = models.answer(model.id())
                        .flatMap(answer -> answer.errors().stream().findFirst())
                        .or(() -> models.offReason(model))
                        .orElse("");
                String measured = MeasuredModel.of(Output.parse(model.text().getBytes(StandardCharsets.UTF_8)))
                        .map(MeasuredModel::told)
                        .orElse("");
                String version = Long.toString(model.version());
                String drift = drifts.farthest(key).orElse("");
                rows.add(List.of(key, version, model.text("kind", ""), status, measured, drift, message));
                document.withArray("models")
                        .addObject()
                        .put("model", key)
                        .put("version", model.version())
                        .put("kind", model.text("kind", ""))
                        .put("status", status)
                        .put("measured", measured)
                        .put("drift", drift);
            }
            if (output.isJson()) {
                output.json(document);
            } else {
                output.table(rows);
                if (!unknown.isEmpty() && rows.size() > 1) {
                    output.line(unknown);
                }
            }
            return 0;
        }
    }
}
