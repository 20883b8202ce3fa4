package dev.weir.backtest;

import dev.weir.events.answer.Decision;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.label.Label;
import java.util.List;

/** Hears what the rules of a backtest decide about the events that are measured, in their order. */
public interface DecisionListener {
    /** Hears nothing. */
    DecisionListener NONE = (event, label, decisions) -> {};

    /**
     * Hears of an event.
     *
     * @param label what is known of it
     * @param decisions that it brought, be they about it or not; those that time brings after the last event are not heard of
     */
    void decided(HistoryEvent event, Label label, List<Decision> decisions);
}
