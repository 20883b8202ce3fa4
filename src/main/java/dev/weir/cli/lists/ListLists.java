package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir lists list}. */
@Command(
        name = "list",
        description =
                "Shows the lists on their topic, those that only rules or rows put entries on, and the latest answer of the job about each.")
final class ListLists implements Callable<Integer> {
    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            ListsOnTopic lists = ListsOnTopic.read(topics, config);
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("LIST", "ENTRIES", "STATUS", "BY RULES AND ROWS"));
            ObjectNode document = Output.object();
            for (String name : lists.names()) {
                JsonNode list = lists.list(name).orElseGet(MissingNode::getInstance);
                int entries = list.path("entries").size() + list.path("rows").size();
                int written = lists.writtenOn(name).size();
                RuleAnswer answer = lists.answers().get(name);
                String status = list.isMissingNode() ? "not pushed" : answer == null ? "no answer" : answer.status();
                rows.add(List.of(name, Integer.toString(entries), status, Integer.toString(written)));
                document.withArray("lists")
                        .addObject()
                        .put("list", name)
                        .put("entries", entries)
                        .put("written", written)
                        .put("status", status);
            }
            if (output.isJson()) {
                output.json(document);
            } else {
                output.table(rows);
            }
            return 0;
        }
    }
}
