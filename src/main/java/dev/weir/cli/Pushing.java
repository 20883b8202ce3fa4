package dev.weir.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.config.JobConfig;
import dev.weir.io.KafkaTopics;
import dev.weir.io.RuleAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pushes changes for a command, and says what came of it. */
final class Pushing {
    private final JobConfig config;
    private final WaitOptions wait;
    private final Output output;

    Pushing(JobConfig config, WaitOptions wait, Output output) {
        this.config = config;
        this.wait = wait;
        this.output = output;
    }

    /**
     * Pushes those that are to be pushed.
     *
     * @return the exit code
     */
    int push(KafkaTopics topics, List<Change> changes) throws IOException {
        List<Change> pushed =
                changes.stream().filter(change -> change.kind().isPushed()).toList();
        Map<String, RuleAnswer> answers = new RulePush(topics, config).push(pushed, wait.patience());
        List<Change> unanswered = pushed.stream()
                .filter(change -> !answers.containsKey(change.rule()))
                .toList();
        boolean refused = answers.values().stream().anyMatch(RuleAnswer::isRejection);
        if (output.isJson()) {
            output.json(document(changes, answers));
        } else {
            show(pushed, answers);
            explain(unanswered);
        }
        return refused || (wait.waits() && !unanswered.isEmpty()) ? Commands.REFUSED : 0;
    }

    /** What would be pushed. */
    int rehearse(List<Change> changes) {
        if (output.isJson()) {
            output.json(document(changes, Map.of()));
        }
        return 0;
    }

    private void show(List<Change> pushed, Map<String, RuleAnswer> answers) {
        if (!wait.waits()) {
            output.line(Output.count(pushed.size(), "rule") + " pushed");
            return;
        }
        if (pushed.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RULE", "VERSION", "STATUS", "EPOCH", "MESSAGE"));
        for (Change change : pushed) {
            RuleAnswer answer = answers.get(change.rule());
            if (answer == null) {
                rows.add(List.of(change.rule(), version(change.version()), "no answer", "", ""));
            } else {
                rows.addAll(rows(answer));
            }
        }
        output.table(rows);
    }

    private static List<List<String>> rows(RuleAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        String first = answer.errors().isEmpty() ? "" : answer.errors().get(0);
        rows.add(List.of(
                answer.rule(), version(answer.version()), answer.status(), Long.toString(answer.epoch()), first));
        answer.errors().stream().skip(1).forEach(error -> rows.add(List.of("", "", "", "", error)));
        return rows;
    }

    private void explain(List<Change> unanswered) {
        if (wait.waits() && !unanswered.isEmpty()) {
            output.line("No answer within " + wait.patience().toSeconds() + " s to "
                    + Output.count(unanswered.size(), "rule") + ". They are on the topic '"
                    + config.topics().rules() + "' of " + config.kafka().bootstrapServers()
                    + ", and the job will take them when it reads it. Does it run?");
        }
    }

    private static String version(long version) {
        return version == 0 ? "" : Long.toString(version);
    }

    private static ObjectNode document(List<Change> changes, Map<String, RuleAnswer> answers) {
        ObjectNode document = Output.object();
        ArrayNode rules = document.putArray("rules");
        for (Change change : changes) {
            ObjectNode rule = rules.addObject()
                    .put("rule", change.rule())
                    .put("version", change.version())
                    .put("change", change.kind().name());
            RuleAnswer answer = answers.get(change.rule());
            if (answer != null) {
                rule.put("status", answer.status()).put("epoch", answer.epoch());
                ArrayNode errors = rule.putArray("errors");
                answer.errors().forEach(errors::add);
            }
        }
        return document;
    }
}
