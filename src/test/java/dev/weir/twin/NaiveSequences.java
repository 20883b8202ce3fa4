package dev.weir.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The open matches of patterns, rule by rule and key by key. */
final class NaiveSequences {
    /** A match that began. */
    private static final class Open {
        private final Map<String, Fact> taken = new LinkedHashMap<>();
        private int stage = 1;
        private final long beganMillis;

        Open(String first, Fact fact) {
            taken.put(first, fact);
            beganMillis = fact.atMillis();
        }

        /** Which is not the time of the last that came, if that was late. */
        long latestMillis() {
            return taken.values().stream().mapToLong(Fact::atMillis).max().orElseThrow();
        }
    }

    /** A complete match; of an absence, when. */
    record Hit(Draft rule, String key, Map<String, Fact> taken, Fact last, long atMillis) {}

    private final Map<String, List<Open>> open = new HashMap<>();
    /** Of absences, which are asked in the order of event time. */
    private final Map<String, List<Fact>> firsts = new HashMap<>();

    private final Map<String, List<Fact>> stops = new HashMap<>();
    private final Map<String, List<Fact>> order = new HashMap<>();
    /** Of those that came late, what had passed. */
    private final Map<Fact, Long> passed = new HashMap<>();

    /** Begins anew where patterns changed. */
    void edit(List<Draft> before, List<Draft> now) {
        for (Draft rule : before) {
            boolean same = now.stream()
                    .anyMatch(other ->
                            other.id().equals(rule.id()) && other.pattern().equals(rule.pattern()));
            if (!same) {
                open.keySet().removeIf(place -> place.startsWith(rule.id() + "@"));
                firsts.keySet().removeIf(place -> place.startsWith(rule.id() + "@"));
                stops.keySet().removeIf(place -> place.startsWith(rule.id() + "@"));
            }
        }
    }

    /**
     * An event comes to a key.
     *
     * @param holds whether an event, after what was taken, is one of a stage
     */
    List<Hit> take(Draft rule, String key, Fact fact, long watermarkMillis, Ask holds) {
        Sequence sequence = rule.pattern().orElseThrow();
        String place = rule.id() + "@" + key;
        if (sequence.isAbsence()) {
            boolean begins = fact.atMillis() + sequence.withinMillis() > watermarkMillis;
            if (fact.atMillis() <= watermarkMillis) {
                passed.put(fact, watermarkMillis);
            }
            note(sequence, begins ? place : "", place, fact, holds);
            return List.of();
        }
        List<Open> matches = open.computeIfAbsent(place, first -> new ArrayList<>());
        List<Open> complete = new ArrayList<>();
        long passed = Math.min(watermarkMillis, fact.atMillis());
        matches.removeIf(match -> passed - match.beganMillis >= sequence.withinMillis());
        for (Open match : List.copyOf(matches)) {
            if (Math.abs(fact.atMillis() - match.beganMillis) < sequence.withinMillis()) {
                advance(sequence, match, key, fact, holds, matches, complete);
            }
        }
        boolean skips = !complete.isEmpty() && sequence.afterMatch().equals("skipPastLastEvent");
        if (!skips && isOf(sequence.stages().get(0), key, fact, Map.of(), holds)) {
            matches.add(new Open(sequence.stages().get(0).name(), fact));
        }
        if (skips) {
            complete.subList(1, complete.size()).clear();
            long last = complete.get(0).latestMillis();
            matches.removeIf(match -> match.beganMillis <= last);
        }
        return complete.stream()
                .map(match -> new Hit(rule, key, match.taken, fact, fact.atMillis()))
                .toList();
    }

    /** Whether an event may be at a stage. */
    interface Ask {
        boolean holds(Sequence.Step stage, Fact fact, Map<String, Fact> taken);
    }

    private static void advance(
            Sequence sequence, Open match, String key, Fact fact, Ask holds, List<Open> matches, List<Open> complete) {
        List<Sequence.Step> stages = sequence.stages();
        Sequence.Step next = stages.get(match.stage);
        Sequence.Step stop = next;
        int taken = match.stage;
        if (next.negated()) {
            taken++;
            next = stages.get(taken);
        }
        if (isOf(next, key, fact, match.taken, holds)) {
            match.taken.put(next.name(), fact);
            match.stage = taken + 1;
            if (match.stage == stages.size()) {
                matches.remove(match);
                complete.add(match);
            }
        } else if (stop.negated() && isOf(stop, key, fact, match.taken, holds)) {
            matches.remove(match);
        }
    }

    private static boolean isOf(Sequence.Step stage, String key, Fact fact, Map<String, Fact> taken, Ask holds) {
        return fact.is(stage.on()) && stage.key().apply(fact).equals(key) && holds.holds(stage, fact, taken);
    }

    /** What would be over already begins nothing. */
    private void note(Sequence sequence, String began, String place, Fact fact, Ask holds) {
        String key = place.substring(place.indexOf('@') + 1);
        order.computeIfAbsent(place, first -> new ArrayList<>()).add(fact);
        if (!began.isEmpty() && isOf(sequence.stages().get(0), key, fact, Map.of(), holds)) {
            firsts.computeIfAbsent(began, first -> new ArrayList<>()).add(fact);
        }
        if (isOf(sequence.stages().get(1), key, fact, Map.of(), holds)) {
            stops.computeIfAbsent(place, first -> new ArrayList<>()).add(fact);
        }
    }

    /** What comes late does not know what came before it and was matched already. */
    private boolean knows(Fact first, Fact stop, String place) {
        List<Fact> all = order.getOrDefault(place, List.of());
        return !passed.containsKey(first)
                || all.indexOf(stop) > all.indexOf(first)
                || stop.atMillis() > passed.getOrDefault(first, 0L);
    }

    /** The absences that are over at the earliest time until then, which are told once. */
    List<Hit> over(List<Draft> rules, long untilMillis, BiPredicate<Fact, Fact> isBefore) {
        List<Hit> over = new ArrayList<>();
        for (Draft rule : rules) {
            if (rule.pattern().isPresent() && rule.pattern().get().isAbsence() && !rule.isOff()) {
                over(rule, untilMillis, isBefore, over);
            }
        }
        long earliest = over.stream().mapToLong(Hit::atMillis).min().orElse(0);
        over.removeIf(hit -> hit.atMillis() > earliest);
        over.forEach(hit -> firsts.getOrDefault(hit.rule().id() + "@" + hit.key(), List.of())
                .remove(hit.last()));
        return over;
    }

    private void over(Draft rule, long untilMillis, BiPredicate<Fact, Fact> isBefore, List<Hit> over) {
        long within = rule.pattern().orElseThrow().withinMillis();
        firsts.forEach((place, began) -> {
            if (place.startsWith(rule.id() + "@")) {
                String key = place.substring(rule.id().length() + 1);
                for (Fact first : List.copyOf(began)) {
                    long end = first.atMillis() + within;
                    boolean stopped = stops.getOrDefault(place, List.of()).stream()
                            .anyMatch(stop ->
                                    isBefore.test(first, stop) && stop.atMillis() < end && knows(first, stop, place));
                    if (stopped) {
                        began.remove(first);
                    } else if (end <= untilMillis) {
                        over.add(new Hit(rule, key, Map.of("a", first), first, end));
                    }
                }
            }
        });
    }
}
