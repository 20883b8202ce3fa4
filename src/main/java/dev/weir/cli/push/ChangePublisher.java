package dev.weir.cli.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.SignOptions;
import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Signing;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pushes changes, and waits for the answers of the job. */
public final class ChangePublisher {
    private final KafkaTopics topics;
    private final JobConfig.Topics names;
    private final SignOptions sign;

    /** Creates one that pushes as this sender. */
    public ChangePublisher(KafkaTopics topics, JobConfig config, SignOptions sign) {
        this.topics = topics;
        this.sign = sign;
        this.names = config.topics();
    }

    /**
     * Pushes changes.
     *
     * @param patience how long to wait for the answers; zero does not wait
     * @return the answers received, by rule
     */
    public Map<String, RuleAnswer> push(List<Change> changes, Duration patience) throws IOException {
        KafkaTopics.Position before = topics.end(names.ruleStatus());
        Map<String, Written> waiting = new HashMap<>();
        for (Change change : changes) {
            waiting.put(change.rule(), new Written(change, write(change)));
        }
        Map<String, RuleAnswer> answers = new HashMap<>();
        long endNanos = System.nanoTime() + patience.toNanos();
        topics.goTo(before);
        while (!waiting.isEmpty() && System.nanoTime() < endNanos) {
            for (RawRecord record : topics.next()) {
                JsonNode json = Output.parse(record.value());
                RuleAnswer answer = RuleAnswer.of(json);
                Written written = waiting.get(answer.rule());
                if (written != null && answer.mayBeOf(written.place()) && isTo(answer, written.change())) {
                    answers.put(answer.rule(), answer);
                    waiting.remove(answer.rule());
                }
            }
        }
        return answers;
    }

    /** A pushed change and the place of its record. */
    private record Written(Change change, RecordPlace place) {}

    /** Returns what is signed of a change. */
    public static Signing.Pushed pushed(Change change) {
        Signing.Kind kind =
                change.isOfModel() ? Signing.Kind.MODEL : change.isOfList() ? Signing.Kind.LIST : Signing.Kind.RULE;
        return new Signing.Pushed(
                kind,
                change.key().getBytes(StandardCharsets.UTF_8),
                change.json().getBytes(StandardCharsets.UTF_8));
    }

    private RecordPlace write(Change change) throws IOException {
        Signing.Pushed pushed = pushed(change);
        return topics.write(
                switch (pushed.kind()) {
                    case MODEL -> names.models();
                    case LIST -> names.lists();
                    case RULE -> names.rules();
                },
                change.key(),
                pushed.value(),
                sign.sender(pushed));
    }

    /**
     * Returns whether an answer belongs to a change: since somebody else may push the same rule at the same time, the
     * place of the record decides. Answers of an earlier release lack the place, and are recognised by their content.
     */
    private static boolean isTo(RuleAnswer answer, Change change) {
        if (!answer.of().isEmpty()) {
            return true;
        }
        if (change.json().isEmpty()) {
            return answer.status().equals("REMOVED");
        }
        if (change.isOfList()) {
            return !answer.status().equals("REMOVED");
        }
        return answer.version() == change.version() || (answer.isRejection() && answer.version() == 0);
    }
}
