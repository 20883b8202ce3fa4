package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.events.RawRecord;
import dev.weir.io.KafkaTopics;
import dev.weir.io.RuleAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pushes changes, and waits for the answers of the job. */
final class RulePush {
    private final KafkaTopics topics;
    private final JobConfig.Topics names;

    RulePush(KafkaTopics topics, JobConfig config) {
        this.topics = topics;
        this.names = config.topics();
    }

    /**
     * Pushes.
     *
     * @param patience how long to wait for the answers; zero does not wait
     * @return the answers by rule, of those that came
     */
    Map<String, RuleAnswer> push(List<Change> changes, Duration patience) throws IOException {
        KafkaTopics.Position before = topics.end(names.ruleStatus());
        Map<String, Change> waiting = new HashMap<>();
        for (Change change : changes) {
            topics.write(
                    change.isOfList() ? names.lists() : names.rules(),
                    change.key(),
                    change.json().getBytes(StandardCharsets.UTF_8));
            waiting.put(change.rule(), change);
        }
        Map<String, RuleAnswer> answers = new HashMap<>();
        long endNanos = System.nanoTime() + patience.toNanos();
        topics.goTo(before);
        while (!waiting.isEmpty() && System.nanoTime() < endNanos) {
            for (RawRecord record : topics.next()) {
                JsonNode json = Output.parse(record.value());
                RuleAnswer answer = RuleAnswer.of(json);
                Change change = waiting.get(answer.rule());
                if (change != null && isTo(answer, change)) {
                    answers.put(answer.rule(), answer);
                    waiting.remove(answer.rule());
                }
            }
        }
        return answers;
    }

    /** Somebody else may push the same rule at the same time: the version tells whose answer it is. */
    private static boolean isTo(RuleAnswer answer, Change change) {
        if (change.json().isEmpty()) {
            return answer.status().equals("REMOVED");
        }
        if (change.isOfList()) {
            return !answer.status().equals("REMOVED");
        }
        return answer.version() == change.version() || (answer.isRejection() && answer.version() == 0);
    }
}
