package dev.weir.cli.lists;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.ListWrite;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir lists remove}. */
@Command(
        name = "remove",
        description = {
            "Removes a list, or one entry of it.",
            "Nothing is in a list that is removed from then on, for the rules that ask it."
        })
final class RemoveList implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the list.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ENTRY",
            description = "An entry, or a key of a table. Default: the list is removed.")
    private Optional<String> entry = Optional.empty();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        if (entry.isPresent() && !takeWritten(entry.get())) {
            return new EditTask(job, wait, output).run(name, new ListEdit.Remove(entry.get()), Instant.now());
        }
        if (entry.isPresent()) {
            output.line("'" + entry.get() + "', which a rule put on '" + name
                    + "', is taken away; the rule may do so again");
            return 0;
        }
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            ListsOnTopic lists = ListsOnTopic.read(topics, config);
            boolean isRefused = Optional.ofNullable(lists.answers().get(name))
                    .filter(RuleAnswer::isRejection)
                    .isPresent(); // as the last removal, which has left nothing on the topic, and the list in force
            if (!isRefused) {
                lists.required(name);
            }
            Change removal = new Change(RuleAnswer.LIST + name, 0, Change.Kind.REMOVED, "");
            return new PushTask(config, wait, output).push(topics, List.of(removal));
        }
    }

    /** Takes an entry away that a rule put on the list; returns whether there was one, and it was not pushed as well. */
    private boolean takeWritten(String text) throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            ListsOnTopic lists = ListsOnTopic.read(topics, config);
            String key = ListWrite.gone(name, text).key();
            if (lists.isRow(name, text)) {
                throw new IOException(
                        "'" + text + "' is on '" + name + "' by a row of the database; delete the row there");
            }
            if (!lists.written().containsKey(key)) {
                return false;
            }
            topics.write(config.topics().lists(), key, new byte[0]);
            return lists.list(name)
                    .map(list -> StreamSupport.stream(list.path("entries").spliterator(), false)
                            .noneMatch(one -> one.asText().equals(text)))
                    .orElse(true);
        }
    }
}
