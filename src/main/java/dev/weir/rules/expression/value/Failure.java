package dev.weir.rules.expression.value;

import org.jspecify.annotations.Nullable;

/**
 * That an expression fails, from where it is found out to where it is said. It has no stack trace, which would cost more
 * than what failed, and says nothing of the arguments, which may be long.
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

    /** One that no operator can swallow: the evaluation is over. */
    static Failure ofAll(String message) {
        return new Failure(message, null, true);
    }

    /** Whether no operator can swallow it. */
    public boolean isFinal() {
        return isFinal;
    }
}
