package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes single entries of a list: the whole list is read, changed and pushed. */
record EditTask(JobOptions job, WaitOptions waiting, Output output) {

    /** Makes a change; returns the exit code. */
    int run(String name, ListEdit edit, Instant now) throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            ListsOnTopic lists = ListsOnTopic.read(topics, config);
            Optional<JsonNode> before = lists.list(name);
            if (before.isEmpty() && edit instanceof ListEdit.Remove) {
                lists.required(name);
            }
            String json = edit.applied(name, before, now).toString();
            Change.Kind kind = before.isPresent() ? Change.Kind.CHANGED : Change.Kind.NEW;
            int code = new PushTask(config, waiting, output)
                    .push(topics, List.of(new Change(RuleAnswer.LIST + name, 0, kind, json)));
            JsonNode pushed = Output.parse(json.getBytes(StandardCharsets.UTF_8));
            if (!ListsOnTopic.before(name, pushed, topics.read(config.topics().lists()))
                    .equals(before)) {
                throw new IOException("somebody else pushed '" + name + "' at the same time, and this has taken the"
                        + " place of it: ask who it was, and make their change again");
            }
            if (code == 0 && before.isEmpty() && !output.isJson()) {
                output.line("new list '" + name + "'" + meant(name, lists));
            }
            return code;
        }
    }

    /** Returns the list that was probably meant, and how to take away what is made instead; {@code ""} if none is near. */
    private static String meant(String name, ListsOnTopic lists) {
        return Spelling.nearest(name, lists.names())
                .filter(near -> !near.equals(name))
                .map(near -> Spelling.MEANT + near + "'? weir lists remove " + name + " takes this one away")
                .orElse("");
    }
}
