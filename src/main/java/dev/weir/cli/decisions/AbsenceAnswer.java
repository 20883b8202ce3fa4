package dev.weir.cli.decisions;

import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.SubjectRecords;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of a pattern that time completes, because something stayed away, after an event that may have begun it. */
final class AbsenceAnswer {
    /** How long after its time an absence may still be on its way, since event time stays behind the clock. */
    private static final long ON_ITS_WAY_MILLIS = 60_000;

    private final Occasion occasion;
    private final KafkaTopics topics;
    private final JobConfig config;

    AbsenceAnswer(Occasion occasion, KafkaTopics topics, JobConfig config) {
        this.occasion = occasion;
        this.topics = topics;
        this.config = config;
    }

    /** Returns whether no event completes the pattern of a rule. */
    static boolean concerns(Rule rule) {
        return rule.triggers().isEmpty() && rule.pattern().isPresent();
    }

    /**
     * Returns the answer.
     *
     * @param progress how far the pattern had come with the event
     * @param withinMillis how long after the event it is over at the latest
     */
    List<String> lines(Rule rule, String progress, long withinMillis, long nowMillis) throws IOException {
        String name = rule.id() + ", version " + rule.version();
        Optional<DecisionMade> fired = fired(rule, withinMillis);
        if (fired.isPresent()) {
            return List.of(name + ", fired when what it waited for had stayed away: decision "
                    + fired.get().id() + ", decided at "
                    + Instant.ofEpochMilli(fired.get().decidedAtMillis()));
        }
        long overMillis = occasion.eventTimeMillis() + withinMillis;
        String over = Instant.ofEpochMilli(overMillis).toString();
        String begun = name + ", fires when something stays away, and did not with this event: " + progress;
        return List.of(
                begun,
                nowMillis < overMillis + ON_ITS_WAY_MILLIS
                        ? "  what the event began is open until " + over + " at most"
                        : "  what the event began was over at " + over + " at most, and no decision came of it: what"
                                + " must not happen did happen, its condition did not hold, or the rule was held back");
    }

    /** The matched events of a decision are named in it. */
    private Optional<DecisionMade> fired(Rule rule, long withinMillis) throws IOException {
        List<DecisionMade> found = new ArrayList<>(1);
        SubjectRecords.read(
                topics,
                config.topics().actions(),
                rule.subject().isPresent() ? Set.of() : Set.of(occasion.subject()),
                new SubjectRecords.Span(
                        occasion.eventTimeMillis() - config.time().maxFutureMillis(),
                        ActionFates.late(occasion, occasion.eventTimeMillis() + withinMillis)),
                List.of(occasion.triggerId()),
                json -> {
                    DecisionMade made = new DecisionMade(json);
                    boolean isOfEvent = made.fired(rule.id())
                            .filter(reason ->
                                    reason.path("matched").toString().contains("\"" + occasion.triggerId() + "\""))
                            .isPresent();
                    if (isOfEvent && found.isEmpty()) {
                        found.add(made);
                    }
                });
        return found.stream().findFirst();
    }
}
