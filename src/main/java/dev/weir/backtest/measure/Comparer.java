package dev.weir.backtest.measure;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.io.history.label.Label;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts how decisions differ from those of other rules about the same events. */
public final class Comparer {
    /** The largest number of examples that may be asked for. */
    public static final int MOST_EXAMPLES = 200;

    /** How many changes, such as from REVIEW to BLOCK, are told apart; others are counted in one. */
    static final int MOST_CHANGES = 200;

    private static final Change OTHERS = new Change("…", "…");

    private final Measurer before;
    private final Measurer after;
    private final HitCounts newly = new HitCounts();
    private final HitCounts noLonger = new HitCounts();
    private final Map<Change, Counted> changes = new LinkedHashMap<>();
    private final int mostExamples;

    private record Change(String from, String to) {}

    private static final class Counted {
        private long count;
        private long frauds;
        private double amount;
        private final List<Changes.Example> examples = new ArrayList<>();
    }

    /** A decision that both, or one of them, make. */
    private record Pair(Optional<Decision> before, Optional<Decision> after) {
        private Decision one() {
            return after.or(() -> before).orElseThrow();
        }
    }

    /**
     * Creates one that has compared nothing.
     *
     * @param before the other rules
     * @param after the rules
     * @param mostExamples 0 to {@value #MOST_EXAMPLES}
     */
    public Comparer(
            Collection<MeasuredRule> before, Collection<MeasuredRule> after, boolean labelled, int mostExamples) {
        CustomerGroups groups = new CustomerGroups();
        this.before = new Measurer(before, labelled, groups);
        this.after = new Measurer(after, labelled, groups);
        this.mostExamples = Math.min(MOST_EXAMPLES, mostExamples);
    }

    /** Returns what measures the rules. */
    public Measurer after() {
        return after;
    }

    /** Compares what an event brought under the other rules and under the rules. */
    public void take(Event event, Label label, List<Decision> ofOthers, List<Decision> ofRules) {
        Optional<Measurer.Seen> then = before.see(event, label, ofOthers);
        Optional<Measurer.Seen> now = after.see(event, label, ofRules);
        boolean wasHit = then.filter(Measurer.Seen::isHit).isPresent();
        if (now.isPresent() && now.get().isHit() && !wasHit) {
            newly.hit(now.get().payment());
        }
        if (wasHit && now.filter(seen -> !seen.isHit()).isPresent()) {
            noLonger.hit(then.orElseThrow().payment());
        }
        compare(ofOthers, ofRules, Optional.of(event), label);
    }

    /** Compares what time alone brought. */
    public void takeOfTime(long atMillis, List<Decision> ofOthers, List<Decision> ofRules) {
        before.takeOfTime(atMillis, ofOthers);
        after.takeOfTime(atMillis, ofRules);
        compare(ofOthers, ofRules, Optional.empty(), Label.NONE);
    }

    private void compare(List<Decision> ofOthers, List<Decision> ofRules, Optional<Event> event, Label label) {
        Map<String, Decision> was = byId(ofOthers);
        Map<String, Decision> is = byId(ofRules);
        if (was.isEmpty() && is.isEmpty()) {
            return;
        }
        Map<String, Pair> pairs = new TreeMap<>();
        was.forEach((id, decision) -> pairs.put(id, new Pair(Optional.of(decision), Optional.ofNullable(is.get(id)))));
        is.forEach((id, decision) -> pairs.putIfAbsent(id, new Pair(Optional.empty(), Optional.of(decision))));
        for (Pair pair : pairs.values()) {
            Change change = new Change(outcome(pair.before()), outcome(pair.after()));
            if (!change.from().equals(change.to())) {
                count(
                        change,
                        pair,
                        event.filter(of -> of.id().equals(pair.one().trigger().id())),
                        label);
            }
        }
    }

    private void count(Change change, Pair pair, Optional<Event> event, Label label) {
        Decision one = pair.one();
        if (pair.before().isEmpty()) {
            newly.alert();
        } else if (pair.after().isEmpty()) {
            noLonger.alert();
        }
        Change told = changes.size() < MOST_CHANGES || changes.containsKey(change) ? change : OTHERS;
        Counted counted = changes.computeIfAbsent(told, first -> new Counted());
        Optional<Double> amount =
                event.flatMap(of -> of instanceof Transaction paid ? Optional.of(paid.amount()) : Optional.empty());
        counted.count++;
        counted.frauds += amount.isPresent() && label == Label.FRAUD ? 1 : 0;
        counted.amount += amount.orElse(0.0);
        if (counted.examples.size() < mostExamples) {
            counted.examples.add(new Changes.Example(
                    one.trigger().type(),
                    one.trigger().id(),
                    one.subject(),
                    one.eventTimeMillis(),
                    amount,
                    amount.isEmpty() || label == Label.NONE ? Optional.empty() : Optional.of(label == Label.FRAUD),
                    pair.before(),
                    pair.after()));
        }
    }

    private static Map<String, Decision> byId(List<Decision> decisions) {
        Map<String, Decision> byId = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            if (!decision.reasons().isEmpty()) {
                byId.put(decision.decisionId(), decision);
            }
        }
        return byId;
    }

    private static String outcome(Optional<Decision> decision) {
        return decision.map(made -> String.join(" + ", Measurer.outcomesOf(made)))
                .orElse("");
    }

    /**
     * Returns the difference.
     *
     * @param against what the other rules are, for people
     */
    public Changes changes(String against) {
        List<Map.Entry<Change, Counted>> ordered = changes.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Change, Counted> change) -> -change.getValue().count))
                .toList();
        return new Changes(
                against,
                before.all(),
                after.measures(newly),
                after.measures(noLonger),
                ordered.stream()
                        .map(change -> new Changes.OutcomeChange(
                                change.getKey().from(),
                                change.getKey().to(),
                                change.getValue().count,
                                change.getValue().frauds,
                                change.getValue().amount))
                        .toList(),
                examples(ordered.stream()
                        .map(change -> change.getValue().examples)
                        .toList()));
    }

    /** Returns one example of each change, then the second of each, and so on. */
    private List<Changes.Example> examples(List<List<Changes.Example>> ofChanges) {
        List<Changes.Example> chosen = new ArrayList<>();
        for (int round = 0; round < mostExamples && chosen.size() < mostExamples; round++) {
            for (List<Changes.Example> examples : ofChanges) {
                if (round < examples.size() && chosen.size() < mostExamples) {
                    chosen.add(examples.get(round));
                }
            }
        }
        return chosen;
    }
}
