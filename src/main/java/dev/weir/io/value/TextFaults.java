package dev.weir.io.value;

/**
 * Finds what must not be in a text of an event: half of a surrogate pair, which UTF-8 cannot encode, so that the text
 * could not be written again; and, in identifiers, control characters, which other systems cut off, strip or obey.
 */
final class TextFaults {
    private static final char FIRST_PLAIN = ' ';
    private static final char DELETE = 0x7F;

    private TextFaults() {}

    /**
     * Returns what to write instead, {@code ""} if the text is allowed.
     *
     * @param id whether the text is an identifier
     */
    static String of(String text, boolean id) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < FIRST_PLAIN || one >= DELETE) {
                if (id && Character.isISOControl(one)) {
                    return "write an id without control characters: U+" + String.format("%04X", (int) one)
                            + " is its character " + (i + 1);
                }
                if (Character.isSurrogate(one)) {
                    if (!isPair(text, i)) {
                        return "write whole characters: its character " + (i + 1)
                                + " is half of a surrogate pair, and no UTF-8 can say it";
                    }
                    i++; // its other half
                }
            }
        }
        return "";
    }

    private static boolean isPair(String text, int high) {
        return Character.isHighSurrogate(text.charAt(high))
                && high + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(high + 1));
    }
}
