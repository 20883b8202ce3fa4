package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.SubjectRecords;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was decided before about some subjects, of which at most {@value #MOST} decisions are held, the latest.
 *
 * @param of the event that was decided afterwards
 */
record DecisionsBefore(Occasion of, Set<String> subjects, List<DecisionMade> decisions) {
    /** The most decisions that are held. */
    static final int MOST = 20_000;

    /** By how much the record of a decision may seem younger than the decision, as clocks differ. */
    private static final long CLOCKS_MILLIS = 600_000;

    /**
     * A rule that fired.
     *
     * @param atMillis event time
     */
    record Firing(String rule, String trigger, long atMillis) {}

    /** Makes defensive copies. */
    DecisionsBefore {
        subjects = Set.copyOf(subjects);
        decisions = List.copyOf(decisions);
    }

    /**
     * Reads them; what is about the event's subject alone is in one partition.
     *
     * @param reachMillis how far back, in event time
     */
    static DecisionsBefore read(
            Occasion of, Set<String> subjects, long reachMillis, KafkaTopics topics, JobConfig config)
            throws IOException {
        boolean ofOne = subjects.equals(Set.of(of.subject()));
        long sinceMillis = of.eventTimeMillis() - reachMillis - config.time().maxFutureMillis();
        Deque<DecisionMade> held = new ArrayDeque<>();
        SubjectRecords.read(
                topics,
                config.topics().actions(),
                ofOne ? subjects : Set.of(),
                new SubjectRecords.Span(sinceMillis, of.decidedAtMillis() + CLOCKS_MILLIS),
                List.copyOf(subjects),
                json -> {
                    DecisionMade one = new DecisionMade(json);
                    if (!one.id().equals(of.decisionId())
                            && one.decidedAtMillis() <= of.decidedAtMillis()
                            && one.subjects().stream().anyMatch(subjects::contains)) {
                        held.add(one);
                    }
                    if (held.size() > MOST) {
                        held.remove();
                    }
                });
        return new DecisionsBefore(of, subjects, List.copyOf(held));
    }

    /** Returns what the job remembers of them, for each subject. */
    Map<String, List<EarlierDecision>> bySubject() {
        Map<String, List<EarlierDecision>> bySubject = new TreeMap<>();
        for (DecisionMade one : decisions) {
            for (String subject : one.subjects()) {
                if (subjects.contains(subject)) {
                    bySubject
                            .computeIfAbsent(subject, first -> new ArrayList<>())
                            .add(one.remembered(subject));
                }
            }
        }
        return bySubject;
    }

    /** Returns the firings of a rule within a time before the event, live or in shadow mode, earliest first. */
    List<Firing> firings(String rule, long withinMillis) {
        List<Firing> firings = new ArrayList<>();
        for (DecisionMade one : decisions) {
            boolean fired = one.fired(rule).isPresent();
            long atMillis = one.eventTimeMillis();
            if (fired && atMillis <= of.eventTimeMillis() && atMillis > of.eventTimeMillis() - withinMillis) {
                JsonNode trigger = one.json().path("trigger");
                firings.add(new Firing(
                        rule,
                        trigger.path("type").asText() + " " + trigger.path("id").asText(),
                        atMillis));
            }
        }
        return firings;
    }

    /** Returns the last firing of a rule, likewise. */
    Optional<Firing> lastFiring(String rule, long withinMillis) {
        return firings(rule, withinMillis).stream().reduce((earlier, later) -> later);
    }
}
