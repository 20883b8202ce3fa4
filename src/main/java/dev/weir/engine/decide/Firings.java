package dev.weir.engine.decide;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * When rules that have a cooldown last fired for a subject.
 *
 * <p>Kept is the firing and not the end of the rest, so that the cooldown in force decides how long a rule rests: one that
 * is edited counts anew from the last firing. Each firing has the epoch that it was decided by. A rule that was removed and
 * made again is another one: what it did before the epoch of its birth is none of its doing. An event that is older than
 * the last firing finds the rule resting, however much older it is, so that no order of arrival gets more out of a rule
 * than one firing in each cooldown.
 *
 * <p>Size: for each rule with a cooldown that fired, its id and two numbers. Kept as long as the subject is, which is for
 * the cooldown in force when the rule fired and at least {@value #KEPT_AT_LEAST_MILLIS} milliseconds: a cooldown that is
 * lengthened up to a day finds each firing that it is about, one that is lengthened further those that are still known.
 */
public final class Firings {
    /** How long a firing is known at least, whatever the cooldown, in event time. */
    static final long KEPT_AT_LEAST_MILLIS = 24L * 60 * 60 * 1000;

    /** Which epoch an earlier release did not say. */
    private static final long EPOCH_UNKNOWN = 0;

    private final Map<String, Firing> byRule;

    /** None fired. */
    Firings() {
        this(new TreeMap<>());
    }

    private Firings(Map<String, Firing> byRule) {
        this.byRule = byRule;
    }

    /**
     * The last firing of a rule.
     *
     * @param epoch that it was decided by
     * @param atMillis event time; of one that an earlier release wrote, when its rest would have been over
     */
    private record Firing(long epoch, long atMillis, boolean endOfRest) {
        long firedMillis(long cooldownMillis) {
            return endOfRest ? atMillis - cooldownMillis : atMillis;
        }
    }

    /**
     * Whether a rule rests.
     *
     * @param bornEpoch since when there is the rule
     * @param cooldownMillis the one in force, over 0
     */
    public boolean rests(String rule, long bornEpoch, long atMillis, long cooldownMillis) {
        Firing last = byRule.get(rule);
        return last != null
                && last.epoch() >= bornEpoch
                && atMillis - cooldownMillis < last.firedMillis(cooldownMillis);
    }

    /** A rule that did not rest fires. */
    void fire(String rule, long epoch, long atMillis) {
        byRule.put(rule, new Firing(epoch, atMillis, false));
    }

    /**
     * Forgets the rules that are no more, and what those did that were there before.
     *
     * @param born the epoch of its birth of each rule that there is
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

    /** As earlier releases wrote them: the ends of rests, which then hold whatever the cooldown in force is. */
    static Firings readEndsOfRests(DataInput in) throws IOException {
        Map<String, Firing> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            byRule.put(Binary.readText(in), new Firing(EPOCH_UNKNOWN, Binary.readZigZag(in), true));
        }
        return new Firings(byRule);
    }
}
