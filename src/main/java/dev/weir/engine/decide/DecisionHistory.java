package dev.weir.engine.decide;

import dev.weir.events.binary.Binary;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.document.Lookback;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The times of the decisions about a subject, for what rules ask of them: by outcome, and by rule.
 *
 * <p>Of an outcome or a rule that rules ask for with {@code recently} or {@code fired}, at most {@value #KEPT} times are
 * kept. The only question is whether there is a decision within some duration. So when there are too many times, each
 * one is dropped that lies between two others no further apart than the shortest duration. The answer is therefore
 * exact, whatever the order of arrival, if the longest duration is less than about thirty times the shortest; otherwise
 * the oldest times are dropped too, and a late event may miss the earliest decisions.
 *
 * <p>Of an outcome that rules count with {@code decided}, the latest {@value #COUNTED} times are kept, so no count is
 * higher. Size: two to nine bytes for each time.
 */
public final class DecisionHistory {
    /** The largest number of times kept per outcome or rule that is asked for. */
    static final int KEPT = 64;

    /** The largest number of times kept per outcome that is counted. */
    static final int COUNTED = 256;

    private static final long[] NONE = {};

    /** Most subjects have no history and share empty maps. */
    private Map<String, long[]> outcomes = Map.of();

    private Map<String, long[]> counted = Map.of();
    private Map<String, long[]> rules = Map.of();

    /**
     * Returns whether a decision had a reason with this outcome within this duration before a time, including that
     * time.
     */
    boolean holds(String outcome, long atMillis, long withinMillis) {
        return SortedTimes.count(outcomes.getOrDefault(outcome, NONE), atMillis, withinMillis) > 0;
    }

    /** Returns the number of decisions that had a reason with this outcome within this duration before a time. */
    int count(String outcome, long atMillis, long withinMillis) {
        return SortedTimes.count(counted.getOrDefault(outcome, NONE), atMillis, withinMillis);
    }

    /** Returns whether a rule was a reason of a decision within this duration before a time. */
    boolean fired(String rule, long atMillis, long withinMillis) {
        return SortedTimes.count(rules.getOrDefault(rule, NONE), atMillis, withinMillis) > 0;
    }

    /**
     * Records a decision, as far as rules ask for it.
     *
     * @param lateMillis how late an event may be that still asks
     * @return how long the subject has to be kept after the decision, in milliseconds; 0 if no rule asks for it
     */
    long add(EarlierDecision decision, DecisionLookbacks asked, long lateMillis) {
        long keepMillis = 0;
        for (String outcome : decision.outcomes()) {
            Lookback lookback = asked.outcomes().get(outcome);
            if (lookback != null) {
                outcomes = with(outcome, some(outcome, decision, lookback, lateMillis, outcomes), outcomes);
                keepMillis = Math.max(keepMillis, lookback.longestMillis() + lateMillis);
            }
            Lookback count = asked.counted().get(outcome);
            if (count != null) {
                counted = with(outcome, latest(outcome, decision, count.longestMillis() + lateMillis), counted);
                keepMillis = Math.max(keepMillis, count.longestMillis() + lateMillis);
            }
        }
        for (String rule : decision.rules()) {
            Lookback lookback = asked.rules().get(rule);
            if (lookback != null) {
                rules = with(rule, some(rule, decision, lookback, lateMillis, rules), rules);
                keepMillis = Math.max(keepMillis, lookback.longestMillis() + lateMillis);
            }
        }
        return keepMillis;
    }

    private long[] latest(String outcome, EarlierDecision decision, long keepMillis) {
        long[] times = counted.getOrDefault(outcome, NONE);
        return SortedTimes.latest(SortedTimes.with(decision.atMillis(), times, keepMillis), COUNTED);
    }

    /** Returns as many times as the questions of whether there was one need. */
    private static long[] some(
            String name, EarlierDecision decision, Lookback asked, long lateMillis, Map<String, long[]> known) {
        long[] times = known.getOrDefault(name, NONE);
        if (SortedTimes.contains(times, decision.atMillis())) {
            return times;
        }
        long[] more = SortedTimes.with(decision.atMillis(), times, asked.longestMillis() + lateMillis);
        return more.length <= KEPT ? more : SortedTimes.latest(SortedTimes.thinned(more, asked.shortestMillis()), KEPT);
    }

    private static Map<String, long[]> with(String name, long[] times, Map<String, long[]> known) {
        Map<String, long[]> more = known.isEmpty() ? new TreeMap<>() : known;
        more.put(name, times);
        return more;
    }

    /** Drops everything that rules do not ask for. */
    void retain(DecisionLookbacks asked) {
        retain(asked.outcomes(), outcomes);
        retain(asked.counted(), counted);
        retain(asked.rules(), rules);
    }

    private static void retain(Map<String, Lookback> asked, Map<String, long[]> known) {
        if (!known.isEmpty()) {
            known.keySet().retainAll(asked.keySet());
        }
    }

    boolean isEmpty() {
        return outcomes.isEmpty() && counted.isEmpty() && rules.isEmpty();
    }

    /** Writes the binary form. */
    public void write(DataOutput out) throws IOException {
        write(outcomes, out);
        write(counted, out);
        write(rules, out);
    }

    private static void write(Map<String, long[]> known, DataOutput out) throws IOException {
        Binary.writeCount(known.size(), out);
        for (Map.Entry<String, long[]> times : known.entrySet()) {
            Binary.writeText(times.getKey(), out);
            Binary.writeCount(times.getValue().length, out);
            long before = 0;
            for (long time : times.getValue()) {
                Binary.writeZigZag(time - before, out);
                before = time;
            }
        }
    }

    static DecisionHistory read(DataInput in) throws IOException {
        DecisionHistory read = readOutcomes(in);
        read.counted = readTimes(in);
        read.rules = readTimes(in);
        return read;
    }

    /** Reads the form of earlier releases, which knew only the outcomes of decisions. */
    static DecisionHistory readOutcomes(DataInput in) throws IOException {
        DecisionHistory read = new DecisionHistory();
        read.outcomes = readTimes(in);
        return read;
    }

    private static Map<String, long[]> readTimes(DataInput in) throws IOException {
        Map<String, long[]> known = Map.of();
        int names = Binary.readCount(in);
        for (int i = 0; i < names; i++) {
            String name = Binary.readText(in);
            long[] times = new long[Binary.readCount(in)];
            long before = 0;
            for (int j = 0; j < times.length; j++) {
                before += Binary.readZigZag(in);
                times[j] = before;
            }
            known = with(name, times, known);
        }
        return known;
    }
}
