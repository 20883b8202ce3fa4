package dev.weir.io.history;

import dev.weir.events.Event;
import dev.weir.io.history.label.Label;

/**
 * An event of a history.
 *
 * @param label what the label column of its row says, if the history is read with one
 */
public record HistoryEvent(Event event, HistoryPlace place, Label label) {}
