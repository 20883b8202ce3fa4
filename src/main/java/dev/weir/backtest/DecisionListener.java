package dev.weir.backtest;

import dev.weir.events.answer.Decision;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.label.Label;
import java.util.List;

/** Hears what a backtest plays, in its order, and what the rules decide about the events that are measured. */
public interface DecisionListener {
    /** Hears nothing. */
    DecisionListener NONE = (event, label, decisions) -> {};

    /**
     * Hears of an event that is measured.
     *
     * @param label what is known of it
     * @param decisions that it brought, be they about it or not; those that time brings after the last event are not heard of
     */
    void decided(HistoryEvent event, Label label, List<Decision> decisions);

    /**
     * Hears that the rules are told what a payment turned out to be.
     *
     * @param clockMillis the clock of the engine, which stands still
     */
    default void told(FraudLabel label, long clockMillis) {}

    /** Hears of an event that is played and not measured. */
    default void warmedUp(HistoryEvent event) {}

    /**
     * Hears that event time advances without an event.
     *
     * @param watermarkMillis to which watermark
     * @param atMillis for which day decisions count
     * @param measures whether they count
     */
    default void timePassed(long watermarkMillis, long atMillis, boolean measures) {}
}
