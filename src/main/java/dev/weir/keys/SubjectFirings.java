package dev.weir.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.KnownKey.KnownFiring;
import dev.weir.keys.KnownKey.KnownWaiting;
import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * When rules fired about a subject, what waits for it, and what was decided about it or about some events last, as the
 * topic of decisions tells. At most {@value #MOST_DECISIONS} decisions are held, and of each rule as many firings as a
 * cap can count.
 */
final class SubjectFirings {
    /** The most decisions that are told. */
    static final int MOST_DECISIONS = 50;

    private static final long LEAST_MILLIS = Duration.ofDays(1).toMillis();

    private final Deque<JsonNode> latest = new ArrayDeque<>();
    private final Map<String, Deque<Firing>> byRule = new TreeMap<>();
    private final Asked asked;
    private final ToldWaiting waiting;

    private record Firing(String trigger, long atMillis) {}

    /**
     * What is asked of the topic of decisions.
     *
     * @param subject whom the decisions are about; empty if the key is no subject
     * @param events decisions about these count too
     * @param rules of which it is asked what rests and waits
     * @param sinceMillis decisions before this are not read
     */
    record Asked(Optional<String> subject, List<Event> events, List<Rule> rules, long sinceMillis, long atMillis) {
        private Set<String> subjects() {
            Set<String> subjects = new HashSet<>();
            subject.ifPresent(subjects::add);
            events.forEach(event -> subjects.add(event.subject()));
            subjects.remove("");
            return subjects;
        }

        private boolean isAboutEvent(JsonNode trigger) {
            String id = trigger.path("id").asText();
            String type = trigger.path("type").asText();
            return events.stream()
                    .anyMatch(event ->
                            event.id().equals(id) && event.type().ruleName().equals(type));
        }
    }

    private SubjectFirings(Asked asked) {
        this.asked = asked;
        waiting = new ToldWaiting(asked.rules());
    }

    /** Reads them; nothing is read if there is nobody whom decisions could be about. */
    static SubjectFirings read(Asked asked, KafkaTopics topics, JobConfig config) throws IOException {
        SubjectFirings firings = new SubjectFirings(asked);
        if (asked.subjects().isEmpty()) {
            return firings;
        }
        long reachMillis = LEAST_MILLIS;
        for (Rule rule : asked.rules()) {
            reachMillis = Math.max(reachMillis, rule.pacing().reachMillis());
            reachMillis = Math.max(reachMillis, ToldWaiting.longestMillis(rule));
        }
        long sinceMillis = Math.max(asked.sinceMillis(), asked.atMillis() - reachMillis)
                - config.time().maxFutureMillis();
        SubjectRecords.Span span = new SubjectRecords.Span(sinceMillis, asked.atMillis() + 1);
        List<String> texts = new ArrayList<>();
        asked.subject().ifPresent(texts::add);
        asked.events().forEach(event -> texts.add(event.id()));
        SubjectRecords.read(topics, config.topics().actions(), asked.subjects(), span, texts, firings::take);
        Optional<String> beside = config.topics().shadow();
        if (beside.isPresent()) {
            SubjectRecords.read(topics, beside.get(), asked.subjects(), span, texts, firings::takeBeside);
        }
        return firings;
    }

    private void take(JsonNode decision) {
        boolean isAboutSubject = isAboutSubject(decision);
        if (isAboutSubject || asked.isAboutEvent(decision.path("trigger"))) {
            latest.add(decision);
            if (latest.size() > MOST_DECISIONS) {
                latest.remove();
            }
        }
        if (isAboutSubject) {
            remember(decision);
        }
    }

    /** What is told beside decisions, such as of clicks that made an action wait. */
    private void takeBeside(JsonNode told) {
        if (isAboutSubject(told)) {
            waiting.take(told);
        }
    }

    private boolean isAboutSubject(JsonNode decision) {
        return asked.subject().filter(decision.path("subject").asText()::equals).isPresent();
    }

    private void remember(JsonNode decision) {
        String subject = decision.path("subject").asText();
        waiting.take(decision);
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

    /** Returns the actions that wait for the subject. */
    List<KnownWaiting> waiting() {
        return waiting.at(asked.atMillis());
    }

    /** Returns what the firings mean for rules that rest or have a cap. */
    List<KnownFiring> resting() {
        long atMillis = asked.atMillis();
        List<KnownFiring> known = new ArrayList<>();
        for (Rule rule : asked.rules()) {
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
