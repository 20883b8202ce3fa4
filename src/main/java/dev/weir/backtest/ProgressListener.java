package dev.weir.backtest;

import dev.weir.io.history.History;

/** Hears now and then how far a backtest is. */
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (history, events) -> {};

    /** How many events lie between two calls. */
    int EVERY = 1 << 10;

    /**
     * Hears of progress.
     *
     * @param events that were played so far
     */
    void played(History history, long events);
}
