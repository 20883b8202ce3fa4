package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.ListWrite;
import dev.weir.io.kafka.KafkaTopics;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir lists show}. */
@Command(
        name = "show",
        description =
                "Shows the entries of a list, one a line, also those that rules put on it, or the rows of a table.")
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
            ListsOnTopic lists = ListsOnTopic.read(topics, config);
            List<JsonNode> written = lists.writtenOn(name);
            JsonNode list = written.isEmpty()
                    ? lists.required(name)
                    : lists.list(name).orElseGet(() -> Output.object().put("name", name));
            if (output.isJson()) {
                ObjectNode json = (ObjectNode) list.deepCopy();
                written.forEach(json.withArray("written")::add);
                output.json(written.isEmpty() ? list : json);
            } else {
                list.path("entries").forEach(entry -> output.line(entry.asText() + end(list, entry.asText())));
                list.path("rows")
                        .properties()
                        .forEach(row -> output.line(row.getKey() + "  " + row.getValue() + end(list, row.getKey())));
                written.forEach(entry -> output.line(entry.path("entry").asText() + "  until "
                        + entry.path("until").asText()
                        + by(entry.path("rule").asText())));
            }
            return 0;
        }
    }

    private static String by(String writer) {
        return writer.equals(ListWrite.TABLE) ? "  a row of the database" : "  by rule " + writer;
    }

    private static String end(JsonNode list, String entry) {
        JsonNode end = list.path("until").path(entry);
        return end.isMissingNode() ? "" : "  until " + end.asText();
    }
}
