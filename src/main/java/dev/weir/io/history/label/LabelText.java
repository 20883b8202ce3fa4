package dev.weir.io.history.label;

import java.util.Locale;
import java.util.Optional;

/** How labels are written. */
public final class LabelText {
    private static final int MOST_SHOWN = 40;

    private LabelText() {}

    /** Returns what a text says, {@link Label#NONE} for an empty one; empty if it says nothing that is known. */
    public static Optional<Label> of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "" -> Optional.of(Label.NONE);
            case "1", "true", "t", "yes", "y", "fraud", "1.0" -> Optional.of(Label.FRAUD);
            case "0", "false", "f", "no", "n", "genuine", "0.0" -> Optional.of(Label.GENUINE);
            default -> Optional.empty();
        };
    }

    /** Returns what is wrong with a text that says nothing. */
    public static String fault(String text) {
        String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        return "the label is \"" + shown + "\"; write 1 or 0, true or false, or yes or no";
    }
}
