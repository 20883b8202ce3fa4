package dev.weir.io.value;

import java.util.function.Predicate;

/**
 * A record cannot be read. Without a stack trace: where in the code it came from does not matter. What was found is kept
 * apart from the rest of the error, since it may be what nobody is to see.
 */
public final class BadRecord extends Exception {
    private static final int SHOWN_CHARS = 60;

    private final String path;
    private final String found;
    private final String advice;

    /** Something about the record as a whole, or about a field of which nothing is quoted. */
    public BadRecord(String error) {
        this("", "", error);
    }

    /**
     * A value is not what is wanted.
     *
     * @param path where it stands, such as {@code items[2].price}
     * @param found what it is
     * @param advice what to write instead
     */
    public BadRecord(String path, String found, String advice) {
        super(advice, null, false, false);
        this.path = path;
        this.found = found;
        this.advice = advice;
    }

    /** Why, and what to write instead, where every value may be shown. */
    String error() {
        return error(masked -> false);
    }

    /**
     * Why, and what to write instead.
     *
     * @param masked whether the value at a path is not to be shown
     */
    public String error(Predicate<String> masked) {
        if (path.isEmpty()) {
            return advice;
        }
        return path + " is " + (masked.test(path) ? "masked, and not what is wanted" : found) + "; " + advice;
    }

    /** The beginning of a text, as long as an error may quote, without characters that would break the line. */
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
