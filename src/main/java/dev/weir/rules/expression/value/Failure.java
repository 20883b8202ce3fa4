package dev.weir.rules.expression.value;

import org.jspecify.annotations.Nullable;

/**
 * The internal exception of a failing expression, converted to an {@link EvaluationException} where evaluation ends. It
 * has no stack trace, which would cost more than what failed, and does not mention arguments, which may be long.
 */
public final class Failure extends RuntimeException {
    private final boolean isFinal;

    private Failure(String message, @Nullable Throwable cause, boolean isFinal) {
        super(message, cause, false, false);
        this.isFinal = isFinal;
    }

    /** Creates a failure with a message. */
    public static Failure of(String message) {
        return new Failure(message, null, false);
    }

    /** Creates a failure from an exception of a library. */
    public static Failure of(Exception thrown) {
        return new Failure(String.valueOf(thrown.getMessage()), thrown, false);
    }

    /** Creates a failure that no operator can absorb: the evaluation ends. */
    static Failure ofAll(String message) {
        return new Failure(message, null, true);
    }

    /** Returns whether no operator can absorb it. */
    public boolean isFinal() {
        return isFinal;
    }
}
