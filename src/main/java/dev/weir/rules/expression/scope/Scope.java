package dev.weir.rules.expression.scope;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an expression reads when it is evaluated: the values of the variables of its environment, by their numbers. A
 * value that a scope does not provide is absent. Implemented by the engine; only read, and not kept.
 */
public interface Scope {

    /** Stands for no particular line. */
    int NO_LINE = -1;

    /**
     * Returns the current event and the lists of the epoch: the same object for all expressions evaluated for the
     * event.
     */
    EventScope atHand();

    /** Returns the current event. */
    default Event event() {
        return atHand().event();
    }

    /** Returns which line of the transaction {@code item} is, or {@link #NO_LINE}. */
    default int line() {
        return NO_LINE;
    }

    /**
     * Returns the value of a feature of the rule; absent if there is nothing to aggregate.
     *
     * @param feature its index among the features of the rule, from 0
     */
    default Value feature(int feature) {
        return Value.absent();
    }

    /**
     * Returns the value of a feature that is kept by {@code sku}, for a line of the current transaction.
     *
     * @param feature its index among the features of the rule, from 0
     */
    default Value lineFeature(int line, int feature) {
        return Value.absent();
    }

    /** Returns live stock of the sku of the current click, or of the sku that the pattern is kept by. */
    default Optional<Stock> stock() {
        return Optional.empty();
    }

    /** Returns live stock of the sku of a line of the current transaction. */
    default Optional<Stock> lineStock(int line) {
        return Optional.empty();
    }

    /**
     * Returns the events that a stage of the rule's pattern has taken, in order; empty if there is no pattern.
     *
     * @param stage its index among the stages of the pattern that are not groups, from 0
     */
    default List<Event> stage(int stage) {
        return List.of();
    }

    /** Returns the first event that a stage has taken; null if it has taken none. */
    default @Nullable Event firstOfStage(int stage) {
        List<Event> events = stage(stage);
        return events.isEmpty() ? null : events.get(0);
    }

    /**
     * Returns whether a decision about the subject had a reason with this outcome within this duration before {@link
     * #nowMillis}, including that time.
     */
    default boolean recently(String outcome, long withinMillis) {
        return false;
    }

    /** Returns how many decisions about the subject {@link #recently} is about. */
    default int decided(String outcome, long withinMillis) {
        return 0;
    }

    /** Returns the same as {@link #recently} of a rule that was a reason, by its id. */
    default boolean fired(String rule, long withinMillis) {
        return false;
    }

    /** Returns whether the condition of a live rule, by its id, holds in the same decision. */
    default boolean fires(String rule) {
        return false;
    }

    /**
     * Returns what a model says about the event, from 0 to 1; NaN if it says nothing.
     *
     * @param model its id, or that and {@code /shadow} for its challenger
     */
    default double score(String model) {
        return Double.NaN;
    }

    /** Returns the value of the key that is asked, where it has one part; {@code ""} where there is no such key. */
    default String keyText() {
        return "";
    }

    /** Returns the event time of the decision. */
    default long nowMillis() {
        return event().timestampMillis();
    }
}
