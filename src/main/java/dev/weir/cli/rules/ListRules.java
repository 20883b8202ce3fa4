package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.DocumentIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir rules list}. */
@Command(name = "list", description = "Shows the rules on their topic, and the latest answer of the job about each.")
public final class ListRules implements Callable<Integer> {
    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("RULE", "VERSION", "MODE", "STATUS", "BY", "DESCRIPTION"));
            ObjectNode document = Output.object();
            for (Revision revision : rules.latest()) {
                List<String> row = row(revision, rules.answer(revision.id()));
                rows.add(row);
                Optional<String> off = rules.offReason(revision);
                off.ifPresent(reason -> rows.add(List.of("", "", "", "", "", "off by the job: " + reason)));
                document.withArray("rules")
                        .addObject()
                        .put("rule", revision.id())
                        .put("version", revision.version())
                        .put("mode", row.get(2))
                        .put("status", row.get(3))
                        .put("by", row.get(4))
                        .put("description", row.get(5))
                        .put("off", off.orElse(""));
            }
            if (output.isJson()) {
                output.json(document);
            } else {
                output.table(rows);
            }
            return 0;
        }
    }

    private static List<String> row(Revision revision, Optional<RuleAnswer> answer) {
        return List.of(
                revision.id(),
                Long.toString(revision.version()),
                DocumentIds.isOfOther(revision.id()) ? "" : revision.text("mode", "live"),
                answer.map(last -> status(last, revision)).orElse("no answer"),
                revision.sender().name(),
                revision.text("description", ""));
    }

    /** Returns the status; an answer to another version does not count. */
    private static String status(RuleAnswer answer, Revision revision) {
        return answer.version() == revision.version()
                ? answer.status()
                : answer.status() + " (version " + answer.version() + ")";
    }
}
