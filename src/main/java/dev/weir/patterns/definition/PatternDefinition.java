package dev.weir.patterns.definition;

import dev.weir.events.EventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pattern as a rule has it. Equal structures have one {@link #id}, whatever rules they stand in: what a key remembers
 * of a pattern belongs to that.
 *
 * @param by canonical names of the fields that it is kept per, sorted, without repetition
 * @param stages at least one; the first is not negated
 * @param withinMillis time from the first event to the last; 0 if only the stages have an end
 * @param maxOpen the most matches that may be open at once under one key, at least 1
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
         * In the order of event time, once the watermark has passed an event. Events that come later still are left
         * out.
         */
        EVENT_TIME
    }

    /**
     * What becomes of matches that overlap one that is complete. It is told at once, and skips the others from then on; see
     * {@link Ordered} for how Flink has it.
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
         * The same as Flink has it: a match waits until no other is open that began before it, and is told then, unless one
         * of those was completed meanwhile and skips it.
         *
         * @param way one that skips
         */
        record Ordered(AfterMatch way) implements AfterMatch {
            /** Checks. */
            public Ordered {
                if (way instanceof Ordered || way instanceof NoSkip) {
                    throw new IllegalArgumentException("only what skips can wait for those before it");
                }
            }
        }

        /** The stage that it skips to. */
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

    /** Stable and short: equal for equal structures. A hash over all components, worked out at each call. */
    public String id() {
        return PatternText.idOf(this);
    }

    /**
     * Equal for patterns that begin with the same first stage, name the same types, and have the same time and room.
     *
     * @param windowMillis the time that the second stage has
     */
    public String beginningId(long windowMillis) {
        return PatternText.beginningIdOf(this, windowMillis);
    }

    /** The types of events that it names. */
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
     * Whether every match waits for its time to be up: the last stage must not happen. Then no event completes a match, and
     * matching in the order of event time costs no delay.
     */
    public boolean isAbsence() {
        return stages.get(stages.size() - 1) instanceof Stage.Single last
                && last.negated()
                && last.next() != Stage.Next.STRICT;
    }

    /** How long a match may be open, at most, in milliseconds: a bound, not the least one. */
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

    /** Whether matches skip others the moment that they are complete, which Flink does not know. */
    public boolean skipsAtOnce() {
        return !(afterMatch instanceof AfterMatch.NoSkip || afterMatch instanceof AfterMatch.Ordered);
    }

    /** Whether events wait for the watermark before they are matched. */
    public boolean waitsForTime() {
        return order == Order.EVENT_TIME || isAbsence();
    }
}
