package dev.weir.rules.expression.scope;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import java.util.List;
import java.util.Optional;

/**
 * What an expression sees while it is evaluated: the values behind the names of its environment, found by their numbers. What
 * a scope does not say is not there. Implemented by the engine; read, never kept.
 */
public interface Scope {

    /** The line of a scope that is not about one line. */
    int NO_LINE = -1;

    /** The event at hand and the lists of the epoch: the same object for all expressions that are evaluated about the event. */
    EventScope atHand();

    /** The event at hand. */
    default Event event() {
        return atHand().event();
    }

    /** Which line of the transaction {@code item} is, or {@link #NO_LINE}. */
    default int line() {
        return NO_LINE;
    }

    /**
     * The value of a feature of the rule; absent over nothing.
     *
     * @param feature its place among the features of the rule, from 0
     */
    default Value feature(int feature) {
        return Value.absent();
    }

    /**
     * The value of a feature that is kept by {@code sku}, for a line of the transaction at hand.
     *
     * @param feature its place among the features of the rule, from 0
     */
    default Value lineFeature(int line, int feature) {
        return Value.absent();
    }

    /** Live stock of the sku of the click at hand, or of the sku that the pattern is kept by. */
    default Optional<Stock> stock() {
        return Optional.empty();
    }

    /** Live stock of the sku of a line of the transaction at hand. */
    default Optional<Stock> lineStock(int line) {
        return Optional.empty();
    }

    /**
     * The events that a stage of the rule's pattern has taken, in order; none where there is no pattern.
     *
     * @param stage its place among the stages of the pattern that are no groups, from 0
     */
    default List<Event> stage(int stage) {
        return List.of();
    }

    /** Whether the subject had a decision with this outcome within so long before {@link #nowMillis}, that time included. */
    default boolean recently(String outcome, long withinMillis) {
        return false;
    }

    /** The event time of the decision. */
    default long nowMillis() {
        return event().timestampMillis();
    }
}
