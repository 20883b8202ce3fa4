package dev.weir.engine.pacing;

import dev.weir.events.binary.Binary;
import dev.weir.rules.rule.Pacing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest firings of one rule for one subject. */
final class RuleFirings {
    private static final Comparator<Firing> BY_TIME = Comparator.comparingLong(Firing::atMillis);

    /** Oldest first; as many as the cap counts, and at least one. */
    private final List<Firing> latest = new ArrayList<>(1);

    /** The latest firing for each combination of values that the cooldown is by. */
    private Map<Long, Firing> byValues = Map.of();

    /**
     * A firing of a rule.
     *
     * @param epoch under which it was decided
     * @param atMillis event time; for a firing stored by an earlier release, the end of its cooldown
     */
    record Firing(long epoch, long atMillis, boolean endOfRest) {
        /** The epoch of a firing that an earlier release stored without one. */
        private static final long EPOCH_UNKNOWN = 0;

        static Firing endingRestAt(long atMillis) {
            return new Firing(EPOCH_UNKNOWN, atMillis, true);
        }

        long firedMillis(long cooldownMillis) {
            return endOfRest ? atMillis - cooldownMillis : atMillis;
        }

        void write(DataOutput out) throws IOException {
            out.writeBoolean(endOfRest);
            Binary.writeVarLong(epoch, out);
            Binary.writeZigZag(atMillis, out);
        }

        static Firing read(DataInput in) throws IOException {
            boolean endOfRest = in.readBoolean();
            return new Firing(Binary.readVarLong(in), Binary.readZigZag(in), endOfRest);
        }
    }

    static RuleFirings of(Firing only) {
        RuleFirings firings = new RuleFirings();
        firings.latest.add(only);
        return firings;
    }

    boolean rests(PendingFiring attempt) {
        return coolsDown(attempt) || isCapped(attempt);
    }

    private boolean coolsDown(PendingFiring attempt) {
        long cooldownMillis = attempt.pacing().cooldownMillis();
        if (cooldownMillis == 0) {
            return false;
        }
        if (!attempt.pacing().by().isEmpty()) {
            Firing last = byValues.get(attempt.values());
            return last != null && isWithin(cooldownMillis, last, attempt);
        }
        return !latest.isEmpty() && isWithin(cooldownMillis, latest.get(latest.size() - 1), attempt);
    }

    private boolean isCapped(PendingFiring attempt) {
        Pacing.Cap cap = attempt.pacing().cap();
        int fired = 0;
        for (Firing firing : latest) {
            fired += isWithin(cap.overMillis(), firing, attempt) ? 1 : 0;
        }
        return cap.count() > 0 && fired >= cap.count();
    }

    private static boolean isWithin(long millis, Firing firing, PendingFiring attempt) {
        return firing.epoch() >= attempt.bornEpoch()
                && firing.firedMillis(attempt.pacing().cooldownMillis()) > attempt.atMillis() - millis;
    }

    void fire(PendingFiring attempt) {
        retain(attempt.bornEpoch());
        Pacing pacing = attempt.pacing();
        Firing firing = new Firing(attempt.epoch(), attempt.atMillis(), false);
        latest.add(firing);
        latest.sort(BY_TIME);
        int surplus = latest.size() - Math.max(1, pacing.cap().count());
        if (surplus > 0) {
            latest.subList(0, surplus).clear();
        }
        if (!pacing.by().isEmpty()) {
            fire(firing, attempt.values(), Math.max(pacing.cooldownMillis(), Firings.KEPT_AT_LEAST_MILLIS));
        }
    }

    private void fire(Firing firing, long values, long keepMillis) {
        if (byValues.isEmpty()) {
            byValues = new TreeMap<>();
        }
        byValues.put(values, firing);
        byValues.values().removeIf(one -> one.atMillis() <= firing.atMillis() - keepMillis);
        if (byValues.size() > Pacing.MOST_VALUES) {
            byValues.values().remove(Collections.min(byValues.values(), BY_TIME));
        }
    }

    /** Drops firings from before the rule was added; returns whether any are left. */
    boolean retain(long bornEpoch) {
        latest.removeIf(firing -> firing.epoch() < bornEpoch);
        if (!byValues.isEmpty()) {
            byValues.values().removeIf(firing -> firing.epoch() < bornEpoch);
        }
        return !latest.isEmpty() || !byValues.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        Binary.writeCount(latest.size(), out);
        for (Firing firing : latest) {
            firing.write(out);
        }
        Binary.writeCount(byValues.size(), out);
        for (Map.Entry<Long, Firing> firing : byValues.entrySet()) {
            out.writeLong(firing.getKey());
            firing.getValue().write(out);
        }
    }

    static RuleFirings read(DataInput in) throws IOException {
        RuleFirings firings = new RuleFirings();
        int latest = Binary.readCount(in);
        for (int i = 0; i < latest; i++) {
            firings.latest.add(Firing.read(in));
        }
        int values = Binary.readCount(in);
        if (values > 0) {
            firings.byValues = new TreeMap<>();
        }
        for (int i = 0; i < values; i++) {
            firings.byValues.put(in.readLong(), Firing.read(in));
        }
        return firings;
    }
}
