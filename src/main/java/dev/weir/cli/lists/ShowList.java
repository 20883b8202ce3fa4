package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir lists show}. */
@Command(name = "show", description = "Shows the entries of a list, one a line, or the rows of a table.")
final class ShowList implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The name of the list.")
    private String name = "";

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            JsonNode list = ListsOnTopic.read(topics, config).required(name);
            if (output.isJson()) {
                output.json(list);
            } else {
                list.path("entries").forEach(entry -> output.line(entry.asText() + end(list, entry.asText())));
                list.path("rows")
                        .properties()
                        .forEach(row -> output.line(row.getKey() + "  " + row.getValue() + end(list, row.getKey())));
            }
            return 0;
        }
    }

    private static String end(JsonNode list, String entry) {
        JsonNode end = list.path("until").path(entry);
        return end.isMissingNode() ? "" : "  until " + end.asText();
    }
}
