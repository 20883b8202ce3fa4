package dev.weir.backtest;

import java.io.IOException;

/** The engine refuses a rule or a list; the message says why. */
public final class RuleRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates an error. */
    public RuleRefusedException(String message) {
        super(message);
    }
}
