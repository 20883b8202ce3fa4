package dev.weir.events;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The boundary at which the job processes what others wrote: a record, a rule, a list, a file. Any exception while such
 * input is read, checked or evaluated becomes an answer about it, and the job continues. Otherwise a text nested too
 * deep for the stack, a number that breaks a library, or a bug of ours would let anybody who can write to a topic stop
 * all decisions for good.
 *
 * <p>This is the only place that decides what is caught: everything except failures that no input causes, such as
 * running out of memory, a broken virtual machine or class path, or a thread that is being stopped. Elsewhere nobody
 * catches {@link Throwable}, except to pass it to {@link #reason} at once, where a lambda would be too expensive.
 * Inside the boundary nothing may be changed that outlives the call: an exception in the middle of a change leaves it
 * half done. State is changed outside, where an exception takes the job back to its checkpoint.
 */
public final class Boundary {
    private static final int MOST_CAUSES = 20;
    private static final int MOST_CHARS = 300;

    private Boundary() {}

    /**
     * Does the work, or turns the reason of its failure into another result.
     *
     * @param work changes nothing
     */
    public static <T> T cross(Supplier<T> work, Function<String, T> otherwise) {
        try {
            return work.get();
        } catch (Throwable thrown) {
            return otherwise.apply(reason(thrown));
        }
    }

    /**
     * Returns the reason in words for the author of the input: no stack trace, and at most one line.
     *
     * @throws Error or RuntimeException the given one, if no input can be the cause
     */
    public static String reason(Throwable thrown) {
        return reason(thrown, true);
    }

    /**
     * Returns the reason without the exception's message, which may quote the input: for input that must stay hidden.
     *
     * @throws Error or RuntimeException the given one, if no input can be the cause
     */
    public static String reasonUnquoted(Throwable thrown) {
        return reason(thrown, false);
    }

    private static String reason(Throwable thrown, boolean quoted) {
        if (isFatal(thrown)) {
            throw passed(thrown);
        }
        if (thrown instanceof StackOverflowError) {
            return "it is nested deeper than can be followed; write it flatter";
        }
        String said =
                String.valueOf(thrown.getMessage()).replaceAll("\\s+", " ").strip();
        String type = thrown.getClass().getSimpleName();
        return "it brought the reader to a fault of its own, which deserves a report ("
                + cut(!quoted || thrown.getMessage() == null ? type : type + ": " + said, MOST_CHARS) + ")";
    }

    /** Returns whether no input can be its cause, or that of an exception that caused it. */
    public static boolean isFatal(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if ((cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError))
                    || cause instanceof LinkageError
                    || cause instanceof ThreadDeath
                    || cause instanceof InterruptedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Returns a text cut to this many characters; an ellipsis marks the cut. */
    public static String cut(String text, int mostChars) {
        if (text.length() <= mostChars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(mostChars - 2)) ? mostChars - 2 : mostChars - 1;
        return text.substring(0, end) + "…";
    }

    private static RuntimeException passed(Throwable fatal) {
        if (fatal instanceof Error error) {
            throw error;
        }
        if (fatal instanceof RuntimeException exception) {
            return exception;
        }
        if (fatal instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException(fatal);
    }
}
