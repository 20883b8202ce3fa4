package dev.weir.events.answer;

import dev.weir.events.Value;

/**
 * An offer that another of its group, or a limit, kept from going out.
 *
 * @param group of which at most one goes out at once
 * @param value by which it was compared; absent if it had none
 * @param why {@code value}, {@code cap}, {@code cooldown} or {@code holdout}
 */
public record Considered(String rule, long version, String outcome, String group, Value value, String why) {
    /** Another of the group had a higher value. */
    public static final String VALUE = "value";
    /** Its cap, or that of a tag, is reached. */
    public static final String CAP = "cap";
    /** It has fired lately. */
    public static final String COOLDOWN = "cooldown";
    /** The subject gets no such offers. */
    public static final String HOLDOUT = "holdout";
}
