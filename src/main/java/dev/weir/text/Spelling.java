package dev.weir.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that was probably meant by a mistyped one, and lists and shortens names for errors. */
public final class Spelling {
    /** The beginning of an advice that knows what was meant. */
    public static final String MEANT = "; did you mean '";

    private static final int LISTED = 24;
    private static final int SHOWN_CHARS = 100;
    private static final int CHARS_PER_EDIT = 3;

    private Spelling() {}

    /**
     * Returns {@code "; did you mean 'amount'?"}, or the known names if none is similar, or {@code ""} if there are too
     * many; of a name with a sign in it that looks like a space, that.
     */
    public static String advice(String written, Collection<String> known) {
        Optional<String> blank = Blanks.advice(written);
        if (blank.isPresent()) {
            return ": " + blank.get();
        }
        Optional<String> nearest = nearest(written, known);
        if (nearest.isPresent()) {
            return MEANT + nearest.get() + "'?";
        }
        return known.isEmpty() || known.size() > LISTED ? "" : "; known are " + listed(known);
    }

    /**
     * Returns the known name with the smallest edit distance, if that is at most one or a third of the characters;
     * otherwise empty.
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return nearest(written, known, Integer.MAX_VALUE);
    }

    /** Returns the known name with the smallest edit distance, if that is at most this; otherwise empty. */
    public static Optional<String> nearest(String written, Collection<String> known, int mostEdits) {
        String lower = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> isWithin(
                        Math.min(mostEdits, Math.max(1, name.length() / CHARS_PER_EDIT)),
                        lower,
                        name.toLowerCase(Locale.ROOT)))
                .min(Comparator.<String>comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Writes names in one line. */
    public static String listed(Collection<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** Returns a text, or its beginning if it is long. */
    public static String shortened(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }

    /** Returns whether the distance is at most this; it is never less than the difference in length. */
    private static boolean isWithin(int mostEdits, String a, String b) {
        return Math.abs(a.length() - b.length()) <= mostEdits && distance(a, b) <= mostEdits;
    }

    /**
     * Computes the optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours
     * (Damerau 1964), by dynamic programming over three rows (Wagner and Fischer 1974).
     */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
