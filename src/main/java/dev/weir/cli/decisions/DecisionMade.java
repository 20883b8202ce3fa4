package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.events.answer.Considered;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.DecisionSeen;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A decision read from its topic. */
public record DecisionMade(JsonNode json) {
    /** Why an offer of a group did not go out, in words. */
    private static final Map<String, String> WHY_NOT = Map.ofEntries(
            Map.entry(Considered.VALUE, "another of the group had a higher value"),
            Map.entry(Considered.CAP, "its cap is reached"),
            Map.entry(Considered.BUDGET, "the budget of its tag is spent"),
            Map.entry(Considered.PACED, "the budget of its tag is spread, and what it allows by then was spent"),
            Map.entry(Considered.COOLDOWN, "it rests, since it fired lately"),
            Map.entry(Considered.HOLDOUT, "a holdout has the subject"),
            Map.entry(Considered.EXPIRED, "it would have had to wait longer than it may"),
            Map.entry(Considered.UNKNOWN, "how long it waits has no value, or none that is a duration"),
            Map.entry(Considered.FULL, "as many actions wait for the subject as may"),
            Map.entry(Considered.RECHECK, "its condition did not hold any more when it was due"),
            Map.entry(Considered.GONE, "its rule was not in force for the subject any more when it was due"));

    /** Returns what became of an action that did not go out, in words. */
    static String said(String why) {
        return "did not go out: " + WHY_NOT.getOrDefault(why, "for a reason of its own");
    }

    /** The result of a search for a decision. */
    record Search(Optional<DecisionMade> found, long read) {}

    /** Looks for a decision by its own id, or by that of its event, the newest part of the topic first. */
    static Search find(KafkaTopics topics, JobConfig config, String id, LookBack back) throws IOException {
        AtomicReference<DecisionMade> found = new AtomicReference<>();
        AtomicLong read = new AtomicLong();
        Needle needle = new Needle(id);
        back.search(topics, config.topics().actions(), () -> found.get() != null, record -> {
            read.incrementAndGet();
            if (!needle.mayBeIn(record.value())) {
                return;
            }
            JsonNode json = Output.parse(record.value());
            if (id.equals(json.path("decisionId").asText())
                    || id.equals(json.path("trigger").path("id").asText())) {
                found.compareAndSet(null, new DecisionMade(json));
            }
        });
        return new Search(Optional.ofNullable(found.get()), read.get());
    }

    /** Returns a line for people, with the id last. */
    public String sentence() {
        return DecisionSeen.of(json).sentence() + "  " + json.path("decisionId").asText();
    }

    String id() {
        return json.path("decisionId").asText();
    }

    String outcome() {
        return json.path("outcome").asText();
    }

    String subject() {
        return json.path("subject").asText();
    }

    long eventTimeMillis() {
        return Instant.parse(json.path("eventTime").asText()).toEpochMilli();
    }

    long decidedAtMillis() {
        return Instant.parse(json.path("decidedAt").asText()).toEpochMilli();
    }

    /** Returns the event that it is about. */
    Occasion occasion() {
        JsonNode trigger = json.path("trigger");
        return new Occasion(
                trigger.path("type").asText(),
                trigger.path("id").asText(),
                subject(),
                eventTimeMillis(),
                decidedAtMillis(),
                id());
    }

    /** Returns the subjects whose memory its reasons used, and the subject that it is about. */
    Set<String> subjects() {
        Set<String> subjects = new HashSet<>(Set.of(subject()));
        json.path("reasons").forEach(reason -> subjects.add(subjectOf(reason)));
        return subjects;
    }

    /** Returns what the job remembers of it for one of its subjects: the reasons with the memory of that one. */
    EarlierDecision remembered(String subject) {
        Set<String> outcomes = new HashSet<>();
        Set<String> others = new HashSet<>();
        Set<String> rules = new HashSet<>();
        for (JsonNode reason : json.path("reasons")) {
            boolean own = subjectOf(reason).equals(subject);
            if (reason.has("outcome")) {
                (own ? outcomes : others).add(reason.path("outcome").asText());
            }
            if (own) {
                rules.add(reason.path("rule").asText());
            }
        }
        if (subject.equals(subject()) && !others.contains(outcome())) {
            outcomes.add(outcome());
        }
        return new EarlierDecision(outcomes, rules, eventTimeMillis());
    }

    private String subjectOf(JsonNode reason) {
        return reason.path("subject").asText(subject());
    }

    /** Returns whether a rule fired, in shadow or not, or was considered: then the decision itself says what became of it. */
    boolean hasReason(String rule) {
        return Stream.of("reasons", "shadow", "overruled", "considered")
                .flatMap(list -> StreamSupport.stream(json.path(list).spliterator(), false))
                .anyMatch(reason -> rule.equals(reason.path("rule").asText()));
    }
}
