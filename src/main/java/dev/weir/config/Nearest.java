package dev.weir.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who mistyped a key. */
final class Nearest {
    private static final int CHARS_PER_EDIT = 3;

    private Nearest() {}

    /** The known key that is fewest edits away, if those are few for its length. */
    static Optional<String> to(String written, Collection<String> known) {
        return to(written, known, Integer.MAX_VALUE);
    }

    /** The same, of those that are no more than so many edits away. */
    static Optional<String> to(String written, Collection<String> known, int mostEdits) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String key : known) {
            int edits = edits(written.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
            if (edits < least && edits <= Math.min(mostEdits, Math.max(1, key.length() / CHARS_PER_EDIT))) {
                least = edits;
                best = key;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Insertions, deletions and substitutions, by dynamic programming over one row (Wagner and Fischer, 1974). */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
