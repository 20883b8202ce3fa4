package dev.weir.patterns.definition;

import dev.weir.events.EventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pattern as written in a rule. Equal structures have the same {@link #id}, whatever rules they are in: the state of
 * a pattern at a key belongs to the id.
 *
 * @param by canonical names of the fields that it is kept by, sorted, without repetition
 * @param stages at least one; the first is not negated
 * @param withinMillis time from the first event to the last; 0 if only stages have limits
 * @param maxOpen the largest number of matches open at once at one key, at least 1
 */
public record PatternDefinition(
        List<String> by, List<Stage> stages, long withinMillis, AfterMatch afterMatch, Order order, int maxOpen) {

    /** Checks that there is something to match. */
    public PatternDefinition {
        by = List.copyOf(by);
        stages = List.copyOf(stages);
        if (by.isEmpty() || stages.isEmpty() || maxOpen < 1 || withinMillis < 0) {
            throw new IllegalArgumentException("a pattern has a key, stages, and room for a match");
        }
    }

    /** The order in which events are matched. */
    public enum Order {
        /** In the order of arrival. */
        ARRIVAL,
        /**
         * In the order of event time, once the watermark has passed an event. Events that come even later are ignored.
         */
        EVENT_TIME
    }

    /**
     * What happens to matches that overlap a completed one. A match is reported at once, and skips the others from then
     * on; see {@link Ordered} for Flink's behaviour.
     */
    public sealed interface AfterMatch {
        /** Every possible match is found. */
        record NoSkip() implements AfterMatch {}

        /** Other matches that began with the same event are dropped. */
        record SkipToNext() implements AfterMatch {}

        /** Other matches that began at or before its last event are dropped. */
        record SkipPastLastEvent() implements AfterMatch {}

        /** Other matches that began before the first event of a stage are dropped; none if the stage took no event. */
        record SkipToFirst(String stage) implements AfterMatch {}

        /** Other matches that began before the last event of a stage are dropped; none if the stage took no event. */
        record SkipToLast(String stage) implements AfterMatch {}

        /**
         * As in Flink: a match waits until no match that began earlier is open, and is reported then, unless one of
         * those was completed meanwhile and skips it.
         *
         * @param way which matches are skipped
         */
        record Ordered(AfterMatch way) implements AfterMatch {
            /** Checks the value. */
            public Ordered {
                if (way instanceof Ordered || way instanceof NoSkip) {
                    throw new IllegalArgumentException("only what skips can wait for those before it");
                }
            }
        }

        /** Returns the stage that it skips to. */
        default Optional<String> stageSkippedTo() {
            if (this instanceof Ordered ordered) {
                return ordered.way().stageSkippedTo();
            }
            if (this instanceof SkipToFirst to) {
                return Optional.of(to.stage());
            }
            return this instanceof SkipToLast to ? Optional.of(to.stage()) : Optional.empty();
        }
    }

    /** Returns a stable, short id: equal for equal structures. A hash over all components, computed at each call. */
    public String id() {
        return PatternText.idOf(this);
    }

    /**
     * Returns an id that is equal for patterns that begin with the same first stage, name the same types, and have the
     * same window and bound on open matches.
     *
     * @param windowMillis the time limit of the second stage
     */
    public String beginningId(long windowMillis) {
        return PatternText.beginningIdOf(this, windowMillis);
    }

    /** Returns the types of events that it names. */
    public Set<EventType> types() {
        Set<EventType> types = new TreeSet<>();
        stages.forEach(stage -> addTypes(stage, types));
        return types;
    }

    private static void addTypes(Stage stage, Set<EventType> types) {
        if (stage instanceof Stage.Single single) {
            types.addAll(single.on());
        } else {
            ((Stage.Group) stage).stages().forEach(inner -> addTypes(inner, types));
        }
    }

    /**
     * Returns whether every match waits for its time to end, because the last stage must not happen. Then no event
     * completes a match, and matching in the order of event time causes no delay.
     */
    public boolean isAbsence() {
        return stages.get(stages.size() - 1) instanceof Stage.Single last
                && last.negated()
                && last.next() != Stage.Next.STRICT;
    }

    /** Returns an upper bound on how long a match may be open, in milliseconds. */
    public long spanMillis() {
        return withinMillis > 0 ? withinMillis : spanMillis(stages);
    }

    private static long spanMillis(List<Stage> stages) {
        long sum = 0;
        for (Stage stage : stages) {
            long once = stage instanceof Stage.Single single
                    ? single.withinMillis() + stage.repetition().withinMillis()
                    : spanMillis(((Stage.Group) stage).stages());
            sum += once * stage.repetition().most();
        }
        return sum;
    }

    /** Returns whether completed matches skip others at once, which Flink does not support. */
    public boolean skipsAtOnce() {
        return !(afterMatch instanceof AfterMatch.NoSkip || afterMatch instanceof AfterMatch.Ordered);
    }

    /** Returns whether events wait for the watermark before they are matched. */
    public boolean waitsForTime() {
        return order == Order.EVENT_TIME || isAbsence();
    }
}
