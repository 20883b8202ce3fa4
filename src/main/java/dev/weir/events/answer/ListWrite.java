package dev.weir.events.answer;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * An entry that a rule puts on a list for a time.
 *
 * @param entry a text of 1 to {@value #MOST_CHARS} characters
 * @param atMillis time of the event that it was written for
 * @param untilMillis when it ends, in epoch milliseconds of event time; {@link #GONE} if it is taken away
 * @param rule whose it is, {@link #TABLE} if it is a row, {@code ""} if it is taken away
 */
public record ListWrite(String list, String entry, long atMillis, long untilMillis, String rule) {
    /** The longest entry that a rule may write. */
    public static final int MOST_CHARS = 256;

    /** The end of an entry that is no more. */
    public static final long GONE = Long.MIN_VALUE;

    /** Whose an entry is that is a row of a database; no rule has such an id. */
    public static final String TABLE = "the table";

    private static final int HASH_BYTES = 16;

    /** Returns the same entry, taken away. */
    public ListWrite taken() {
        return gone(list, entry);
    }

    /** Returns an entry that is taken away. */
    public static ListWrite gone(String list, String entry) {
        return new ListWrite(list, entry, GONE, GONE, "");
    }

    /** Returns whether it is a row of a database. */
    public boolean isRow() {
        return rule.equals(TABLE);
    }

    /** Returns whether a text can be an entry that a rule writes. */
    public static boolean isEntry(String text) {
        return !text.isBlank() && text.length() <= MOST_CHARS;
    }

    /** Returns whether the key of a record on the topic of lists is that of such an entry; names of lists have no slash. */
    public static boolean isKey(String key) {
        return key.indexOf('/') >= 0;
    }

    /** Returns the list that the key of such a record names. */
    public static String listOf(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    /** Returns the key of its record: the list, and a hash of the entry, which may have any characters. */
    public String key() {
        byte[] hash = Hashing.sha256()
                .newHasher()
                .putString(list, StandardCharsets.UTF_8)
                .putByte((byte) 0)
                .putString(entry, StandardCharsets.UTF_8)
                .hash()
                .asBytes();
        return list + "/" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }
}
