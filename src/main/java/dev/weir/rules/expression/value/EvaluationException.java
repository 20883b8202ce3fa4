package dev.weir.rules.expression.value;

/**
 * Says that an expression failed for this event, for example by a division by zero. The rule does not fire; the job
 * continues.
 */
public final class EvaluationException extends Exception {

    /** Creates an exception with a message and its cause. */
    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Creates an exception with a message. */
    public EvaluationException(String message) {
        super(message);
    }
}
