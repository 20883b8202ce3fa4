package dev.weir.patterns.match;

import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.definition.StagePlace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition.Context;

/**
 * Whether a stage may take an event as far as its own times go: {@code timesWithin}, the time from the first repetition to
 * the last, and {@code within}, the time since the stage before. Flink has the first as the time of each gap but the last,
 * counted from the stage before, and forgets the second where that stage is optional or repeated.
 *
 * <p>Of events that are out of order both sides count: no two repetitions are as far apart as {@code timesWithin}.
 */
final class StageTimes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String stage;
    private final long withinMillis;
    private final long timesWithinMillis;
    private final int exactly;
    private final int fullWith;
    private final StagePlace place;

    /** Of a stage at its place. */
    StageTimes(Stage.Single stage, StagePlace place) {
        Repetition repetition = stage.repetition();
        this.stage = stage.name();
        this.withinMillis = place.isReachedWithoutWindow() ? stage.withinMillis() : 0;
        this.timesWithinMillis = repetition.withinMillis();
        this.exactly = repetition.least() == repetition.most() ? repetition.least() : 0;
        boolean bounded = repetition.greedy() && repetition.isRepeated() && !repetition.isUnbounded();
        this.fullWith = bounded && !place.isInRounds() ? repetition.most() : Integer.MAX_VALUE;
        this.place = place;
    }

    /** Whether there is nothing to ask. */
    boolean isFree() {
        return withinMillis == 0 && timesWithinMillis == 0 && fullWith == Integer.MAX_VALUE;
    }

    /** Whether the stage may take a candidate, given what the match has taken so far. */
    boolean allow(Candidate candidate, Context<Candidate> soFar) throws Exception {
        long timeMillis = candidate.event().timestampMillis();
        List<Candidate> round = round(soFar);
        if (round.isEmpty()) {
            return withinMillis == 0 || timeMillis - previousMillis(soFar, timeMillis) < withinMillis;
        }
        if (round.size() >= fullWith) {
            return false; // a greedy stage that is full leaves what fits it to the next
        }
        for (Candidate taken : round) {
            if (timesWithinMillis > 0 && Math.abs(timeMillis - taken.event().timestampMillis()) >= timesWithinMillis) {
                return false;
            }
        }
        return true;
    }

    /**
     * What the stage has taken in the present round of the groups around it. Where that cannot be told by how often it
     * happens in each, it is what came after the latest event of the others.
     */
    private List<Candidate> round(Context<Candidate> soFar) throws Exception {
        List<Candidate> taken = taken(stage, soFar);
        int size = taken.size();
        if (!place.isInRounds() || size == 0) {
            return taken;
        }
        if (exactly > 0) {
            return taken.subList(size - size % exactly, size);
        }
        long sinceMillis = latestMillis(place.others(), soFar);
        int from = size;
        while (from > 0 && taken.get(from - 1).event().timestampMillis() > sinceMillis) {
            from--;
        }
        return taken.subList(from, size);
    }

    /** Time of the event that the match took last, or another if it took none. */
    private long previousMillis(Context<Candidate> soFar, long otherwise) throws Exception {
        if (place.isInRounds()) {
            long latest = Math.max(latestMillis(place.others(), soFar), latestMillis(List.of(stage), soFar));
            latest = Math.max(latest, latestMillis(place.before(), soFar));
            return latest == Long.MIN_VALUE ? otherwise : latest;
        }
        for (String earlier : place.before()) {
            List<Candidate> taken = taken(earlier, soFar);
            if (!taken.isEmpty()) {
                return taken.get(taken.size() - 1).event().timestampMillis();
            }
        }
        return otherwise;
    }

    private static long latestMillis(List<String> stages, Context<Candidate> soFar) throws Exception {
        long latest = Long.MIN_VALUE;
        for (String each : stages) {
            for (Candidate taken : soFar.getEventsForPattern(each)) {
                latest = Math.max(latest, taken.event().timestampMillis());
            }
        }
        return latest;
    }

    private static List<Candidate> taken(String stage, Context<Candidate> soFar) throws Exception {
        List<Candidate> taken = new ArrayList<>();
        soFar.getEventsForPattern(stage).forEach(taken::add);
        return taken;
    }
}
