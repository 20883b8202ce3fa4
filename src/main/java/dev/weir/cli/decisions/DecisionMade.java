package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.events.answer.Considered;
import dev.weir.io.record.DecisionSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Returns a line for people, with the id last. */
    public String sentence() {
        return DecisionSeen.of(json).sentence() + "  " + json.path("decisionId").asText();
    }

    /** Returns whether it is the decision with an id, or one about the event with it. */
    boolean isOf(String asked) {
        return asked.equals(id())
                || asked.equals(json.path("trigger").path("id").asText());
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

    /** Returns the reason of a rule that fired, live or in shadow mode, and was not held out. */
    Optional<JsonNode> fired(String rule) {
        return Stream.of("reasons", "shadow", "overruled")
                .flatMap(list -> StreamSupport.stream(json.path(list).spliterator(), false))
                .filter(reason -> rule.equals(reason.path("rule").asText()) && !reason.has("holdout"))
                .findFirst();
    }

    /** Returns whether a rule fired, in shadow or not, or was considered: then the decision itself says what became of it. */
    boolean hasReason(String rule) {
        return Stream.of("reasons", "shadow", "overruled", "considered")
                .flatMap(list -> StreamSupport.stream(json.path(list).spliterator(), false))
                .anyMatch(reason -> rule.equals(reason.path("rule").asText()));
    }

    /** Returns a line for each offer that did not go out, or that of one rule; actions that wait are told elsewhere. */
    List<String> considered(Optional<String> rule) {
        List<String> lines = new ArrayList<>();
        for (JsonNode offer : json.path("considered")) {
            String name = offer.path("rule").asText();
            String why = offer.path("why").asText();
            String group = offer.path("group").asText();
            if (!Considered.isWaiting(why) && (rule.isEmpty() || rule.get().equals(name))) {
                lines.add(name + ", version " + offer.path("version").asLong() + ", "
                        + (group.isEmpty() ? "" : "was considered in the group '" + group + "', but ") + said(why));
            }
        }
        return lines;
    }
}
