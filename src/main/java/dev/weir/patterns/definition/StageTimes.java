package dev.weir.patterns.definition;

import dev.weir.patterns.definition.Stage.Repetition;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Checks whether a stage may take an event by its own time limits: {@code timesWithin}, the time from the first
 * repetition to the last, and {@code within}, the time since the stage before. Flink treats the first as the limit of
 * each gap but the last, counted from the stage before, and forgets the second if that stage is optional or repeated.
 *
 * <p>For events out of order both directions count: no two repetitions are further apart than {@code timesWithin}.
 */
public final class StageTimes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String stage;
    private final long withinMillis;
    private final long timesWithinMillis;
    private final int exactly;
    private final int fullWith;
    private final StagePlace place;

    /** Creates the time limits of a stage at its position. */
    public StageTimes(Stage.Single stage, StagePlace place) {
        Repetition repetition = stage.repetition();
        this.stage = stage.name();
        this.withinMillis = place.isReachedWithoutWindow() ? stage.withinMillis() : 0;
        this.timesWithinMillis = repetition.withinMillis();
        this.exactly = repetition.least() == repetition.most() ? repetition.least() : 0;
        boolean bounded = repetition.greedy() && repetition.isRepeated() && !repetition.isUnbounded();
        this.fullWith = bounded && !place.isInRounds() ? repetition.most() : Integer.MAX_VALUE;
        this.place = place;
    }

    /** The times of the events that a match took. */
    @FunctionalInterface
    public interface TakenTimes {
        /**
         * Returns the event times of the events of a stage, in the order in which they were taken; empty if it took
         * none.
         */
        long[] ofStage(String stage);
    }

    /** Returns whether there are no limits to check. */
    public boolean isFree() {
        return withinMillis == 0 && timesWithinMillis == 0 && fullWith == Integer.MAX_VALUE;
    }

    /** Returns whether the stage may take an event with this time, given what the match took so far. */
    public boolean allow(long timeMillis, TakenTimes soFar) {
        long[] round = round(soFar);
        if (round.length == 0) {
            return withinMillis == 0 || timeMillis - previousMillis(soFar, timeMillis) < withinMillis;
        }
        if (round.length >= fullWith) {
            return false; // a greedy stage that is full leaves fitting events to the next
        }
        for (long taken : round) {
            if (timesWithinMillis > 0 && Math.abs(timeMillis - taken) >= timesWithinMillis) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the stage has taken an event, in the present round of the groups around it. */
    public boolean hasBegun(TakenTimes soFar) {
        return round(soFar).length > 0;
    }

    /**
     * Returns the times that the stage took in the present round of the groups around it. If its number of repetitions
     * does not tell rounds apart, these are the times after the latest event of the other stages.
     */
    private long[] round(TakenTimes soFar) {
        long[] taken = soFar.ofStage(stage);
        int size = taken.length;
        if (!place.isInRounds() || size == 0) {
            return taken;
        }
        if (exactly > 0) {
            return Arrays.copyOfRange(taken, size - size % exactly, size);
        }
        long sinceMillis = latestMillis(place.others(), soFar);
        int from = size;
        while (from > 0 && taken[from - 1] > sinceMillis) {
            from--;
        }
        return Arrays.copyOfRange(taken, from, size);
    }

    /** Returns the time of the event that the match took last, or the other time if it took none. */
    private long previousMillis(TakenTimes soFar, long otherwise) {
        if (place.isInRounds()) {
            long latest = Math.max(latestMillis(place.others(), soFar), latestMillis(List.of(stage), soFar));
            latest = Math.max(latest, latestMillis(place.before(), soFar));
            return latest == Long.MIN_VALUE ? otherwise : latest;
        }
        for (String earlier : place.before()) {
            long[] taken = soFar.ofStage(earlier);
            if (taken.length > 0) {
                return taken[taken.length - 1];
            }
        }
        return otherwise;
    }

    private static long latestMillis(List<String> stages, TakenTimes soFar) {
        long latest = Long.MIN_VALUE;
        for (String each : stages) {
            for (long taken : soFar.ofStage(each)) {
                latest = Math.max(latest, taken);
            }
        }
        return latest;
    }
}
