package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.engine.seal.Signers;
import dev.weir.events.record.Signing;
import dev.weir.io.kafka.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir rules history}. */
@Command(
        name = "history",
        description = {
            "Shows what was pushed of a rule, when and by whom, from the earliest that compaction has left.",
            "A name is sure only where a key of rules.signers in the job config signed it."
        })
public final class HistoryOfRule implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of the rule.")
    private String id = "";

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        Signers signers = new Signers(config.signers().encoded());
        RulesOnTopic rules;
        try (KafkaTopics topics = job.topics(config)) {
            rules = RulesOnTopic.read(topics, config);
            RuleHistory.require(rules, Optional.of(id));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("VERSION", "PUSHED", "BY", "SIGNED", "MODE"));
        ObjectNode document = Output.object();
        for (Revision revision : rules.history(id)) {
            boolean refused = RuleHistory.isRefused(rules, revision);
            List<String> row = row(revision, refused, signers);
            rows.add(row);
            document.withArray("revisions")
                    .addObject()
                    .put("version", revision.version())
                    .put("pushed", row.get(1))
                    .put("by", row.get(2))
                    .put("signed", row.get(3))
                    .put("removed", revision.isRemoval())
                    .put("refused", refused);
        }
        if (output.isJson()) {
            output.json(document);
        } else {
            output.table(rows);
        }
        return 0;
    }

    private static List<String> row(Revision revision, boolean refused, Signers signers) {
        return List.of(
                revision.isRemoval() ? "removed" : Long.toString(revision.version()),
                Instant.ofEpochMilli(revision.atMillis()).toString(),
                revision.sender().name(),
                signed(revision, signers),
                refused ? "refused" : revision.isRemoval() ? "" : revision.text("mode", "live"));
    }

    private static String signed(Revision revision, Signers signers) {
        Signing.Pushed pushed = new Signing.Pushed(
                Signing.Kind.RULE,
                revision.id().getBytes(StandardCharsets.UTF_8),
                revision.text().getBytes(StandardCharsets.UTF_8));
        return switch (signers.stateOf(pushed, revision.sender())) {
            case NONE -> "no";
            case UNCHECKED -> "not checked";
            case GOOD -> "yes";
            case BAD -> "badly";
        };
    }
}
