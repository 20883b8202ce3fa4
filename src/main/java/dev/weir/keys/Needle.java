package dev.weir.keys;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells quickly that a record cannot have an id in it, so that of a topic only a few records are parsed. Signs that JSON may
 * write in several ways, such as a slash, are not looked for: of an id with such signs the longest part without them is.
 */
public final class Needle {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]+");

    private final byte[] bytes;

    /** Creates a search for an id; {@code ""} may be in every record. */
    public Needle(String id) {
        bytes = PLAIN.matcher(id)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns false if a text, UTF-8, does not have the id in it. */
    public boolean mayBeIn(byte[] text) {
        for (int i = 0; i <= text.length - bytes.length; i++) {
            int same = 0;
            while (same < bytes.length && text[i + same] == bytes[same]) {
                same++;
            }
            if (same == bytes.length) {
                return true;
            }
        }
        return false;
    }
}
