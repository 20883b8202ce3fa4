package dev.weir.io.history;

import java.io.IOException;

/** A history that cannot be read as it was asked for; the message says what to write instead. */
public final class HistoryException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates an error. */
    public HistoryException(String message) {
        super(message);
    }

    /** Creates an error with its cause. */
    public HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
