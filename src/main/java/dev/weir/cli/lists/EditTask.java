package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.RuleError;
import dev.weir.io.document.Documents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.DocumentException;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
            refuseWrong(before, json, config);
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

    /**
     * Refuses a list that the job would refuse and that was right before: on the topic it would take the place of that, and
     * whoever adds the next entry would be refused for this one.
     */
    private static void refuseWrong(Optional<JsonNode> before, String json, JobConfig config) throws IOException {
        List<RuleError> errors = errors(json, config);
        if (!errors.isEmpty()
                && before.map(list -> errors(list.toString(), config).isEmpty()).orElse(true)) {
            throw new IOException(errors.stream()
                    .map(error -> error.path().isEmpty() ? error.message() : error.path() + ": " + error.message())
                    .collect(Collectors.joining("\n", "", "; nothing was pushed")));
        }
    }

    private static List<RuleError> errors(String json, JobConfig config) {
        try {
            Documents.json(config.limits().maxDocumentBytes())
                    .withLists(config.limits().maxListBytes(), config.limits().maxListEntries())
                    .readList(json.getBytes(StandardCharsets.UTF_8));
            return List.of();
        } catch (DocumentException e) {
            return e.errors();
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
