package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.document.ListFile;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir lists push}. */
@Command(
        name = "push",
        description = {
            "Pushes a list, whole: NAME FILE, or a folder, whose files are lists of their names.",
            "A file has one entry a line, or is YAML or JSON: a list, or {name, entries}. A table is {value, rows} or"
                    + " {fields, rows}, or a file .csv that begins with a line such as currency,rate:double.",
            "What is in force already is not pushed."
        })
final class PushLists implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME|DIR", description = "The name of the list, or a folder.")
    private String target = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The file of the list.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (file.isEmpty() && !Files.isDirectory(Path.of(target))) {
            throw new ParameterException(
                    spec.commandLine(), "there is no folder " + target + "; write NAME FILE, or DIR");
        }
        if (file.filter(Files::isDirectory).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    file.get() + " is a folder; write a file of " + target
                            + ", or the folder alone, whose files are lists");
        }
        List<ListFile> lists =
                file.isPresent() ? List.of(ListFile.read(target, file.get())) : ListFile.in(Path.of(target));
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            ListsOnTopic there = ListsOnTopic.read(topics, config);
            List<Change> changes = new ArrayList<>();
            for (ListFile list : lists) {
                Change.Kind kind = there.isInForce(list.name(), list.json())
                        ? Change.Kind.UNCHANGED
                        : there.list(list.name()).isPresent() ? Change.Kind.CHANGED : Change.Kind.NEW;
                changes.add(new Change(RuleAnswer.LIST + list.name(), 0, kind, list.json()));
                if (!output.isJson()) {
                    output.line(String.format("%-17s  %s", kind.words(), list.name()) + emptied(list, there));
                }
            }
            return new PushTask(config, wait, output).push(topics, changes);
        }
    }

    /** Returns what to say of a list that loses all of its entries, as by a file that somebody cut off. */
    private static String emptied(ListFile list, ListsOnTopic there) {
        boolean hadEntries = there.list(list.name())
                .filter(before -> !before.path("entries").isEmpty()
                        || !before.path("rows").isEmpty())
                .isPresent();
        JsonNode now = Output.parse(list.json().getBytes(StandardCharsets.UTF_8));
        return hadEntries && now.path("entries").isEmpty() && now.path("rows").isEmpty()
                ? ", without an entry: its file has none, and rules find nothing on it from now on"
                : "";
    }
}
