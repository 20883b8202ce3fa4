package dev.weir.io.value;

import java.util.function.Predicate;

/**
 * Says that a record cannot be read. It has no stack trace: where in the code it was thrown does not matter. The value
 * found is kept separate from the rest of the error, since it may have to be masked.
 */
public final class BadRecord extends Exception {
    private static final int SHOWN_CHARS = 60;

    private final String path;
    private final String found;
    private final String advice;
    private final String missing;

    /** Creates an error about the record as a whole, or about a field without quoting it. */
    public BadRecord(String error) {
        this("", "", error);
    }

    /**
     * Creates an error about a value that is not what is expected.
     *
     * @param path to the value, such as {@code items[2].price}
     * @param found the value
     * @param advice what to write instead
     */
    public BadRecord(String path, String found, String advice) {
        this(path, found, advice, "");
    }

    private BadRecord(String path, String found, String advice, String missing) {
        super(advice, null, false, false);
        this.path = path;
        this.found = found;
        this.advice = advice;
        this.missing = missing;
    }

    /**
     * Returns the error that a record lacks a field.
     *
     * @param field our name of it
     * @param named the name that its writer uses
     * @param advice what to write
     */
    public static BadRecord missing(String field, String named, String advice) {
        return new BadRecord("", "", named + " is missing; " + advice, field);
    }

    /** Returns our name of the field that is missing; {@code ""} if none is. */
    public String missing() {
        return missing;
    }

    /** Returns the reason and what to write instead, when no value is masked. */
    String error() {
        return error(masked -> false);
    }

    /**
     * Returns the reason and what to write instead.
     *
     * @param masked whether the value at a path must not be shown
     */
    public String error(Predicate<String> masked) {
        if (path.isEmpty()) {
            return advice;
        }
        return path + " is " + (masked.test(path) ? "masked, and not what is expected" : found) + "; " + advice;
    }

    /** Returns the beginning of a text, as much as an error may quote, without characters that would break the line. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), SHOWN_CHARS) + 1);
        for (int i = 0; i < Math.min(text.length(), SHOWN_CHARS); i++) {
            char one = text.charAt(i);
            if (Character.isISOControl(one) || Character.isSurrogate(one)) {
                shown.append(String.format("\\u%04x", (int) one));
            } else {
                shown.append(one);
            }
        }
        return text.length() <= SHOWN_CHARS
                ? shown.toString()
                : shown.append('…').toString();
    }
}
