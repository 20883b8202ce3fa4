package dev.weir.rules.expression.value;

/** An expression failed on this event, say by a division by zero. The rule does not fire; the job goes on. */
public final class EvaluationException extends Exception {

    /** With what went wrong, and from where. */
    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With what went wrong. */
    public EvaluationException(String message) {
        super(message);
    }
}
