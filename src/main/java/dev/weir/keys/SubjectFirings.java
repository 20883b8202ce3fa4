package dev.weir.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.KnownKey.KnownFiring;
import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * When rules fired about a subject, and what was decided about it last, as the topic of decisions tells. At most {@value
 * #MOST_DECISIONS} decisions are held, and of each rule as many firings as a cap can count.
 */
final class SubjectFirings {
    /** The most decisions that are told. */
    static final int MOST_DECISIONS = 50;

    private static final long LEAST_MILLIS = Duration.ofDays(1).toMillis();

    private final Deque<JsonNode> latest = new ArrayDeque<>();
    private final Map<String, Deque<Firing>> byRule = new TreeMap<>();

    private record Firing(String trigger, long atMillis) {}

    private SubjectFirings() {}

    /** Reads them; nothing is read without a subject. */
    static SubjectFirings read(
            Optional<String> subject, List<Rule> rules, long atMillis, KafkaTopics topics, JobConfig config)
            throws IOException {
        SubjectFirings firings = new SubjectFirings();
        if (subject.isPresent()) {
            long reachMillis = LEAST_MILLIS;
            for (Rule rule : rules) {
                reachMillis = Math.max(reachMillis, rule.pacing().reachMillis());
            }
            SubjectRecords.read(
                    topics,
                    config.topics().actions(),
                    subject.map(Set::of).orElse(Set.of()),
                    new SubjectRecords.Span(
                            atMillis - reachMillis - config.time().maxFutureMillis(), atMillis + 1),
                    List.of(subject.get()),
                    json -> firings.take(json, subject.get()));
        }
        return firings;
    }

    private void take(JsonNode decision, String subject) {
        if (!decision.path("subject").asText().equals(subject)) {
            return;
        }
        latest.add(decision);
        if (latest.size() > MOST_DECISIONS) {
            latest.remove();
        }
        for (String list : List.of("reasons", "shadow", "overruled")) {
            for (JsonNode reason : decision.path(list)) {
                if (!reason.has("holdout")
                        && reason.path("subject").asText(subject).equals(subject)) {
                    fired(reason.path("rule").asText(), decision);
                }
            }
        }
    }

    private void fired(String rule, JsonNode decision) {
        Deque<Firing> firings = byRule.computeIfAbsent(rule, first -> new ArrayDeque<>());
        JsonNode trigger = decision.path("trigger");
        firings.add(new Firing(
                trigger.path("type").asText() + " " + trigger.path("id").asText(),
                Instant.parse(decision.path("eventTime").asText()).toEpochMilli()));
        if (firings.size() > Pacing.Cap.MOST) {
            firings.remove();
        }
    }

    /** Returns the decisions, oldest first. */
    List<JsonNode> latest() {
        return List.copyOf(latest);
    }

    /** Returns what the firings mean for rules that rest or have a cap, at a time. */
    List<KnownFiring> of(List<Rule> rules, long atMillis) {
        List<KnownFiring> known = new ArrayList<>();
        for (Rule rule : rules) {
            Deque<Firing> firings = byRule.get(rule.id());
            Pacing pacing = rule.pacing();
            if (firings == null || pacing.isNone()) {
                continue;
            }
            Firing last = firings.getLast();
            long endMillis = last.atMillis() + pacing.cooldownMillis();
            long counted = firings.stream()
                    .filter(one -> one.atMillis() > atMillis - pacing.cap().overMillis())
                    .count();
            if (endMillis > atMillis || counted > 0) {
                known.add(new KnownFiring(
                        rule.id(),
                        last.trigger(),
                        last.atMillis(),
                        endMillis > atMillis ? endMillis : 0,
                        (int) counted,
                        pacing.cap().count()));
            }
        }
        return known;
    }
}
