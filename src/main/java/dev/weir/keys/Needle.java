package dev.weir.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells quickly that a record cannot have an id in it, so that of a topic only a few records are parsed. Signs that JSON may
 * write in several ways, such as a slash, are not looked for: of an id with such signs the longest part without them is.
 *
 * <p>It looks at the last sign of where the id may be and goes on by as much as that sign allows (R. N. Horspool, <i>Practical
 * fast searching in strings</i>, 1980), since whoever looks for one decision has it look through millions of records.
 */
public final class Needle {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]+");

    private final byte[] bytes;

    /** By how much to go on, for each sign that the last place of the id can have. */
    private final int[] steps = new int[1 << Byte.SIZE];

    /** Creates a search for an id; {@code ""} may be in every record. */
    public Needle(String id) {
        bytes = PLAIN.matcher(id)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(steps, bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            steps[Byte.toUnsignedInt(bytes[i])] = bytes.length - 1 - i;
        }
    }

    /** Returns false if a text, UTF-8, does not have the id in it. */
    public boolean mayBeIn(byte[] text) {
        int last = bytes.length - 1;
        if (last < 0) {
            return true;
        }
        for (int at = last; at < text.length; at += steps[Byte.toUnsignedInt(text[at])]) {
            if (text[at] == bytes[last] && Arrays.equals(text, at - last, at, bytes, 0, last)) {
                return true;
            }
        }
        return false;
    }
}
