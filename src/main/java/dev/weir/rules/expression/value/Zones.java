package dev.weir.rules.expression.value;

import dev.weir.events.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones by the names that browsers, phones and people use. */
public final class Zones {
    private static final int LONGEST_NAME = 64;

    /** {@code GMT+2:00}, which Java only accepts with two digits for the hour. */
    private static final Pattern ONE_DIGIT = Pattern.compile("((?:UTC|GMT|UT)?[+-])(\\d:\\d\\d)");

    private static final Pattern OFFSET = Pattern.compile("[+-]?\\d\\d?:\\d\\d");

    private Zones() {}

    /** Returns whether it is an offset such as {@code -9:30}, which CEL can read. */
    public static boolean isOffset(String name) {
        return OFFSET.matcher(name).matches();
    }

    /** Returns the zone whose name a value is; empty if it is not the name of one. */
    public static Optional<ZoneId> of(Value name) {
        return name instanceof Value.Text text ? named(text.value()) : Optional.empty();
    }

    /** Returns the zone; empty if there is none with that name. */
    public static Optional<ZoneId> named(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name, ZoneId.SHORT_IDS));
        } catch (DateTimeException e) {
            Matcher offset = ONE_DIGIT.matcher(name);
            return offset.matches() ? named(offset.group(1) + "0" + offset.group(2)) : Optional.empty();
        }
    }
}
