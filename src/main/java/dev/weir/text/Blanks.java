package dev.weir.text;

import java.util.Optional;

/** Finds characters that look like a space or like nothing, as they come with what is copied from a page of the web. */
public final class Blanks {
    private Blanks() {}

    /** Returns what the first such character in a text is, and what to write; empty if there is none. */
    public static Optional<String> advice(String text) {
        return text.codePoints()
                .mapToObj(Blanks::advice)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns what a character is, if it is such a one, and what to write. */
    public static Optional<String> advice(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR ->
                character == ' '
                        ? Optional.empty()
                        : Optional.of(String.format(
                                "U+%04X looks like a space and is none here; write a plain space", character));
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                Optional.of(String.format("here is U+%04X, which is invisible; leave it out", character));
            default -> Optional.empty();
        };
    }
}
