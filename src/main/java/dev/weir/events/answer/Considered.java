package dev.weir.events.answer;

import dev.weir.events.Value;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/**
 * What was to go out and does not, or not yet: an offer that another of its group, or a limit, kept back, and an action
 * that waits.
 *
 * @param group of which at most one goes out at once; {@code ""} if it has none
 * @param value by which it was compared; absent if it had none
 * @param why one of the words below, or when it is due
 */
public record Considered(String rule, long version, String outcome, String group, Value value, String why) {
    /** Another of the group had a higher value. */
    public static final String VALUE = "value";
    /** Its cap, or that of a tag, is reached. */
    public static final String CAP = "cap";
    /** The budget of a tag is spent. */
    public static final String BUDGET = "budget";
    /** The budget of a tag is spread over its period, and what it allows by now is spent. */
    public static final String PACED = "paced";
    /** It has fired lately. */
    public static final String COOLDOWN = "cooldown";
    /** The subject gets no such offers. */
    public static final String HOLDOUT = "holdout";
    /** It would have had to wait longer than it may. */
    public static final String EXPIRED = "expired";
    /** How long it would have to wait is not known: its expression has no value, or none that is a duration. */
    public static final String UNKNOWN = "unknown";
    /** As many actions as may wait for the subject did. */
    public static final String FULL = "full";
    /** It waited, and its condition did not hold any more when it was due. */
    public static final String RECHECK = "recheck";
    /** It waited, and its rule was not in force for the subject any more when it was due. */
    public static final String GONE = "gone";

    /** Creates it about the version of a rule that decided, which need not be in force any more. */
    public static Considered of(Reason reason, String group, Value value, String why) {
        return new Considered(reason.rule(), reason.version(), reason.outcome(), group, value, why);
    }

    private static final String WAITING = "waits until ";

    /** Returns what is said of an action that is due at a time, in epoch milliseconds. */
    public static String waiting(long dueMillis) {
        return WAITING + Instant.ofEpochMilli(dueMillis);
    }

    /** Returns when an action is due, of which this is said, in epoch milliseconds; empty if it is not one that waits. */
    public static OptionalLong dueMillis(String why) {
        if (!isWaiting(why)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    Instant.parse(why.substring(WAITING.length())).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty(); // somebody else wrote it
        }
    }

    /** Returns whether this is what is said of an action that waits. */
    public static boolean isWaiting(String why) {
        return why.startsWith(WAITING);
    }
}
