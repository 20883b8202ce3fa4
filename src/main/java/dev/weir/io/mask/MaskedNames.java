package dev.weir.io.mask;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * The names of values to be masked, found in bytes that may or may not be JSON. A name is found with any quotes or
 * none, in upper or lower case, with any of its characters escaped, and also in JSON inside a JSON text.
 */
public final class MaskedNames implements Serializable {
    private static final long serialVersionUID = 1;

    private static final int BYTES = 256;
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final int[][] names;
    private final boolean[] begins = new boolean[BYTES];

    /** Creates a search for these names. */
    public MaskedNames(Collection<String> names) {
        this.names = names.stream()
                .map(name -> name.codePoints().map(MaskedNames::folded).toArray())
                .toArray(int[][]::new);
        begins['\\'] = true;
        for (int[] name : this.names) {
            if (name[0] < 0x80) {
                begins[name[0]] = true;
                begins[Character.toUpperCase(name[0])] = true;
            } else {
                Arrays.fill(begins, 0x80, BYTES, true);
            }
        }
    }

    /** Returns whether this is one of the names. */
    boolean contains(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 0 && endOfName(bytes, 0) == bytes.length;
    }

    /** Returns the end of the masked name that begins here; -1 if none does. */
    int endOfName(byte[] in, int at) {
        if (!begins[in[at] & 0xFF] || !mayBegin(in, at)) {
            return -1;
        }
        for (int[] name : names) {
            int end = endOf(name, in, at);
            if (end >= 0 && (end == in.length || !isOfName(in[end]))) {
                return end;
            }
        }
        return -1;
    }

    /**
     * Returns whether a name may begin here: not inside another name or the backslashes of an escape, but right after
     * an escape.
     */
    private static boolean mayBegin(byte[] in, int at) {
        if (at == 0) {
            return true;
        }
        byte before = in[at - 1];
        return in[at] == '\\'
                ? before != '\\' && !isOfName(before)
                : !isOfName(before) || (at > 1 && in[at - 2] == '\\');
    }

    private static int endOf(int[] name, byte[] in, int at) {
        int next = at;
        for (int wanted : name) {
            if (next >= in.length) {
                return -1;
            }
            long decoded = decode(in, next);
            if (folded((int) decoded) != wanted) {
                return -1;
            }
            next = (int) (decoded >>> Integer.SIZE);
        }
        return next;
    }

    /** Returns whether this may continue a name. */
    static boolean isOfName(byte one) {
        return (one >= '0' && one <= '9')
                || (one >= 'A' && one <= 'Z')
                || (one >= 'a' && one <= 'z')
                || one == '_'
                || one == '$'
                || one == '-';
    }

    private static int folded(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** Returns the text that bytes stand for, with all levels of escapes resolved. */
    static String decoded(byte[] in, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            long decoded = decode(in, at);
            text.appendCodePoint((int) decoded);
            at = (int) (decoded >>> Integer.SIZE);
        }
        return text.toString();
    }

    /** Returns the character at an index, in the lower half, and the index of the next one, in the upper half. */
    private static long decode(byte[] in, int at) {
        if (in[at] == '\\') {
            return escaped(in, at);
        }
        int length = lengthOf(in[at]);
        if (length == 1 || at + length > in.length) {
            return both(in[at] & 0xFF, at + 1);
        }
        int codePoint = in[at] & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if ((in[at + i] & 0xC0) != 0x80) {
                return both(in[at] & 0xFF, at + 1); // Latin-1, as good a guess as any
            }
            codePoint = codePoint << 6 | (in[at + i] & 0x3F);
        }
        return both(Character.isValidCodePoint(codePoint) ? codePoint : '?', at + length);
    }

    private static int lengthOf(byte first) {
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones >= 2 && ones <= 4 ? ones : 1;
    }

    private static long escaped(byte[] in, int at) {
        int next = at;
        while (next < in.length && in[next] == '\\') {
            next++;
        }
        if (next == in.length) {
            return both('\\', next);
        }
        int unit = in[next] == 'u' ? hex(in, next + 1) : -1;
        if (unit < 0) {
            return both(in[next] & 0xFF, next + 1);
        }
        int after = next + 1 + HEX_DIGITS;
        return Character.isHighSurrogate((char) unit) ? pair(in, unit, after) : both(unit, after);
    }

    private static long pair(byte[] in, int high, int at) {
        int next = at;
        while (next < in.length && in[next] == '\\') {
            next++;
        }
        int low = next > at && next < in.length && in[next] == 'u' ? hex(in, next + 1) : 0;
        return Character.isLowSurrogate((char) low)
                ? both(Character.toCodePoint((char) high, (char) low), next + 1 + HEX_DIGITS)
                : both(high, at);
    }

    private static int hex(byte[] in, int at) {
        if (at + HEX_DIGITS > in.length) {
            return -1;
        }
        int unit = 0;
        for (int i = at; i < at + HEX_DIGITS; i++) {
            int digit = Character.digit(in[i], HEX);
            if (digit < 0) {
                return -1;
            }
            unit = unit * HEX + digit;
        }
        return unit;
    }

    private static long both(int codePoint, int next) {
        return (long) next << Integer.SIZE | codePoint;
    }
}
