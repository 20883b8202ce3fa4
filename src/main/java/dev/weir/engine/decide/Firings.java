package dev.weir.engine.decide;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest firings, for one subject, of rules that have a cooldown.
 *
 * <p>The time of the firing is stored and not the end of the cooldown, so that the cooldown in force decides how long a
 * rule is suppressed: after an edit the new cooldown counts from the last firing. Each firing has the epoch under which
 * it was decided. A rule that was removed and added again is a new rule: firings from before the epoch of its birth are
 * ignored. An event older than the last firing finds the rule suppressed, however much older it is, so that in no order
 * of arrival does a rule fire more than once per cooldown.
 *
 * <p>Size: an id and two numbers for each rule with a cooldown that fired. Firings are kept as long as the subject,
 * which is for the cooldown in force when the rule fired and at least {@value #KEPT_AT_LEAST_MILLIS} milliseconds: a
 * cooldown lengthened to at most a day finds every firing it covers, one lengthened further finds those that are still
 * kept.
 */
public final class Firings {
    /** The shortest time that a firing is kept, whatever the cooldown, in milliseconds of event time. */
    static final long KEPT_AT_LEAST_MILLIS = 24L * 60 * 60 * 1000;

    /** The epoch of a firing that an earlier release stored without one. */
    private static final long EPOCH_UNKNOWN = 0;

    /** No map of its own while it is empty, as for most subjects. */
    private Map<String, Firing> byRule;

    /** Creates an empty set of firings. */
    Firings() {
        this(Map.of());
    }

    private Firings(Map<String, Firing> byRule) {
        this.byRule = byRule;
    }

    /**
     * The last firing of a rule.
     *
     * @param epoch under which it was decided
     * @param atMillis event time; for a firing stored by an earlier release, the end of its cooldown
     */
    private record Firing(long epoch, long atMillis, boolean endOfRest) {
        long firedMillis(long cooldownMillis) {
            return endOfRest ? atMillis - cooldownMillis : atMillis;
        }
    }

    /**
     * Returns whether a rule is suppressed by its cooldown.
     *
     * @param bornEpoch the epoch of the rule's birth
     * @param cooldownMillis the cooldown in force, above 0
     */
    public boolean rests(String rule, long bornEpoch, long atMillis, long cooldownMillis) {
        Firing last = byRule.get(rule);
        return last != null
                && last.epoch() >= bornEpoch
                && atMillis - cooldownMillis < last.firedMillis(cooldownMillis);
    }

    /** Records the firing of a rule that was not suppressed. */
    void fire(String rule, long epoch, long atMillis) {
        if (byRule.isEmpty()) {
            byRule = new TreeMap<>();
        }
        byRule.put(rule, new Firing(epoch, atMillis, false));
    }

    /**
     * Forgets rules that no longer exist, and firings from before the birth of those that do.
     *
     * @param born the epoch of birth of each existing rule
     */
    void retain(Map<String, Long> born) {
        if (!byRule.isEmpty()) {
            byRule.entrySet()
                    .removeIf(firing -> firing.getValue().epoch() < born.getOrDefault(firing.getKey(), Long.MAX_VALUE));
        }
    }

    boolean isEmpty() {
        return byRule.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        Binary.writeCount(byRule.size(), out);
        for (Map.Entry<String, Firing> firing : byRule.entrySet()) {
            Binary.writeText(firing.getKey(), out);
            out.writeBoolean(firing.getValue().endOfRest());
            Binary.writeVarLong(firing.getValue().epoch(), out);
            Binary.writeZigZag(firing.getValue().atMillis(), out);
        }
    }

    static Firings read(DataInput in) throws IOException {
        Map<String, Firing> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            String rule = Binary.readText(in);
            boolean endOfRest = in.readBoolean();
            byRule.put(rule, new Firing(Binary.readVarLong(in), Binary.readZigZag(in), endOfRest));
        }
        return new Firings(byRule);
    }

    /** Reads the form of earlier releases: the ends of cooldowns, which apply whatever the cooldown in force is. */
    static Firings readEndsOfRests(DataInput in) throws IOException {
        Map<String, Firing> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            byRule.put(Binary.readText(in), new Firing(EPOCH_UNKNOWN, Binary.readZigZag(in), true));
        }
        return new Firings(byRule);
    }
}
