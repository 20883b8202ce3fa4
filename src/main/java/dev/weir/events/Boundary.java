package dev.weir.events;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the job meets what others wrote: a record, a rule, a list, a file. Whatever is thrown while that is read, checked or
 * evaluated is an answer about it, and the job goes on. A text that nests too deep for the stack, a number that a library
 * trips over, a fault of our own: whoever can write to a topic could else stop all decisions for good.
 *
 * <p>The one place that says what is caught, which is all but what no input is to blame for: memory that ran out, a virtual
 * machine or a class path that is broken, a thread that is to end. Elsewhere nobody catches {@link Throwable}, but to pass
 * it to {@link #reason} at once, where a lambda would cost too much. Inside the boundary of a caller nothing may change that
 * outlives the call: what throws in mid-change leaves half of it behind. State is changed outside, where an exception brings
 * the job back to its checkpoint.
 */
public final class Boundary {
    private static final int MOST_CAUSES = 20;
    private static final int MOST_CHARS = 300;

    private Boundary() {}

    /**
     * Does the work, or makes something else of the reason why it cannot be done.
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
     * Why, in words for who wrote what was at hand: no trace, and no more than a line.
     *
     * @throws Error or RuntimeException the same, if no input is to blame for it
     */
    public static String reason(Throwable thrown) {
        return reason(thrown, true);
    }

    /**
     * The same without the message of what was thrown, which may quote what was at hand: for where that is not to be seen.
     *
     * @throws Error or RuntimeException the same, if no input is to blame for it
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

    /** Whether no input is to blame for it, or for what caused it. */
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

    /** The beginning of a text that is longer than so many characters; what is cut off shows as an ellipsis. */
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
