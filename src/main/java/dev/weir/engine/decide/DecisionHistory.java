package dev.weir.engine.decide;

import dev.weir.events.binary.Binary;
import dev.weir.rules.document.Recall;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The times of the decisions about a subject, by outcome, for the outcomes that rules ask for.
 *
 * <p>Representation: the event times of each outcome in order, at most {@value #KEPT}. The only question asked is
 * whether there is a decision within some duration. So when there are too many times, each one is dropped that lies
 * between two others no further apart than the shortest duration: any interval that contains it also contains one of
 * those two. The answer is therefore exact, whatever the order of arrival, if the longest duration is less than about
 * thirty times the shortest; otherwise the oldest times are dropped too, and a late event may miss the earliest
 * decisions. Size: two to nine bytes for each time.
 */
public final class DecisionHistory {
    /** The largest number of times kept per outcome. */
    static final int KEPT = 64;

    /** No map of its own while it is empty, as for most subjects. */
    private Map<String, long[]> timesMillis = Map.of();

    /**
     * Returns whether there was a decision with this outcome within this duration before a time, including that time.
     */
    boolean holds(String outcome, long atMillis, long withinMillis) {
        long[] times = timesMillis.get(outcome);
        if (times == null) {
            return false;
        }
        int at = Arrays.binarySearch(times, atMillis);
        int latest = at >= 0 ? at : -at - 2;
        return latest >= 0 && times[latest] > atMillis - withinMillis;
    }

    /**
     * Records a decision.
     *
     * @param keepMillis how far before the latest a time is still needed
     */
    void add(String outcome, long atMillis, Recall asked, long keepMillis) {
        long[] times = timesMillis.getOrDefault(outcome, new long[0]);
        int at = Arrays.binarySearch(times, atMillis);
        if (at >= 0) {
            return;
        }
        long[] more = new long[times.length + 1];
        int place = -at - 1;
        System.arraycopy(times, 0, more, 0, place);
        more[place] = atMillis;
        System.arraycopy(times, place, more, place + 1, times.length - place);
        put(outcome, within(more, asked.shortestMillis(), keepMillis));
    }

    private void put(String outcome, long[] times) {
        if (timesMillis.isEmpty()) {
            timesMillis = new TreeMap<>();
        }
        timesMillis.put(outcome, times);
    }

    private static long[] within(long[] times, long shortestMillis, long keepMillis) {
        int expired = 0;
        while (times[expired] <= times[times.length - 1] - keepMillis) {
            expired++;
        }
        long[] kept = Arrays.copyOfRange(times, expired, times.length);
        return kept.length > KEPT ? thinned(kept, shortestMillis) : kept;
    }

    private static long[] thinned(long[] times, long shortestMillis) {
        long[] kept = new long[times.length];
        int size = 0;
        for (long time : times) {
            if (size > 1 && time - kept[size - 2] <= shortestMillis) {
                size--;
            }
            kept[size++] = time;
        }
        return Arrays.copyOfRange(kept, Math.max(0, size - KEPT), size);
    }

    /** Forgets all outcomes but these. */
    void retain(Set<String> outcomes) {
        if (!timesMillis.isEmpty()) {
            timesMillis.keySet().retainAll(outcomes);
        }
    }

    boolean isEmpty() {
        return timesMillis.isEmpty();
    }

    /** Writes the binary form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeCount(timesMillis.size(), out);
        for (Map.Entry<String, long[]> times : timesMillis.entrySet()) {
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
        DecisionHistory read = new DecisionHistory();
        int outcomes = Binary.readCount(in);
        for (int i = 0; i < outcomes; i++) {
            String outcome = Binary.readText(in);
            long[] times = new long[Binary.readCount(in)];
            long before = 0;
            for (int j = 0; j < times.length; j++) {
                before += Binary.readZigZag(in);
                times[j] = before;
            }
            read.put(outcome, times);
        }
        return read;
    }
}
