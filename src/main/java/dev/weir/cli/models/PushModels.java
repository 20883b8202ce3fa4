package dev.weir.cli.models;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.rules.ModelFile;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.document.Documents;
import dev.weir.io.document.ModelFiles;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir models push}. */
@Command(
        name = "push",
        description = {
            "Pushes models: files, or the files of a folder. NAME.yaml is a model, NAME.shadow.yaml its challenger.",
            "What is in force already is not pushed. A file with a model's artifact goes with it, in chunks on a topic of its own."
        })
final class PushModels implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PLACE", description = "Files, or folders such as rules/models.")
    private List<Path> places = List.of();

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
            List<Change> changes = new ArrayList<>();
            for (Path place : places) {
                for (Path file : ModelFiles.in(place)) {
                    changes.add(change(file, models, config.limits().maxDocumentBytes()));
                }
            }
            for (Change change : changes) {
                if (!output.isJson()) {
                    output.line(String.format("%-17s  %s", change.kind().words(), ModelIds.keyOf(change.rule())));
                }
            }
            return new PushTask(config, wait, output).push(topics, changes);
        }
    }

    private static Change change(Path file, RulesOnTopic models, int mostBytes) throws IOException {
        Node document;
        try {
            document = Documents.yaml(mostBytes).read(Files.readAllBytes(file));
        } catch (DocumentException e) {
            throw new IOException(file + ": " + e.error().message(), e);
        }
        String model = ModelIds.written(document)
                .orElseThrow(() -> new IOException(file + " is no model: it begins with model: and its name"));
        String id = ModelIds.ofKey(ModelIds.key(model, ModelFile.isChallenger(file)));
        return ModelFile.change(id, file, document, models);
    }
}
