package dev.weir.backtest.sweep;

/** What cannot be swept, with what to write instead. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1;

    SweepException(String message) {
        super(message);
    }
}
