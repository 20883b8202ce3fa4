package dev.weir.io.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A fast parser for the JSON that programs usually write: no escapes in texts, no exponents, nested at most {@value
 * #MOST_DEPTH} deep. Each method returns false if it meets anything else; the document is then read by Jackson, which
 * knows every form and reports errors. So everything accepted here is valid JSON, and nothing is ever refused here.
 *
 * <p>Bytes beyond ASCII are assumed to be UTF-8 and not checked. For use by one thread.
 */
public final class PlainJson {
    private static final int MOST_DEPTH = 16;
    private static final int MOST_NAME_BYTES = 200;
    private static final int MOST_DIGITS = 100;
    private static final byte DELETE = 0x7F;
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final byte[] in;
    private int at;
    private int start;
    private int end;
    private int hash;
    private int point;
    private boolean plain;
    private int all;

    /** Creates a parser at the beginning of a document, which is not modified. */
    public PlainJson(byte[] in) {
        this.in = in;
    }

    /** Returns the next byte after white space without consuming it; negative at the end, or if it is not ASCII. */
    public int peek() {
        while (at < in.length) {
            byte next = in[at];
            if (next > ' ' || next < 0) {
                return next;
            }
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        return -1;
    }

    /** Consumes this byte if it is the next one after white space. */
    public boolean take(char wanted) {
        boolean there = peek() == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    /** Returns the current position, for {@link #back}. */
    public int at() {
        return at;
    }

    /** Goes back to a position returned by {@link #at}. */
    public void back(int to) {
        at = to;
    }

    /** Returns whether all texts and names read so far are ASCII, and therefore valid UTF-8. */
    public boolean isAscii() {
        return all >= 0;
    }

    /** Returns whether only white space is left. */
    public boolean isAtEnd() {
        return peek() == -1 && at == in.length;
    }

    /** Reads the name of a field and the colon after it. */
    public boolean name() {
        if (!take('"')) {
            return false;
        }
        start = at;
        int sum = 0;
        int i = at;
        for (; i < in.length && in[i] != '"'; i++) {
            byte one = in[i];
            if (one == '\\' || (one < ' ' && one >= 0)) {
                return false;
            }
            sum = hash(sum, one);
            all |= one;
        }
        end = i;
        at = i + 1;
        hash = sum;
        return i < in.length && end - start <= MOST_NAME_BYTES && take(':');
    }

    /** Returns the hash that {@link #name} computes for the bytes of a name. */
    public static int hashOf(byte[] name) {
        int sum = 0;
        for (byte one : name) {
            sum = hash(sum, one);
        }
        return sum;
    }

    private static int hash(int before, byte one) {
        return 31 * before + one;
    }

    /** Returns the hash of the name just read. */
    public int hash() {
        return hash;
    }

    /** Returns whether the name just read is this one. */
    public boolean isNamed(byte[] name) {
        return Arrays.equals(in, start, end, name, 0, name.length);
    }

    /** Reads a text. */
    boolean string() {
        if (!take('"')) {
            return false;
        }
        start = at;
        boolean ordinary = true;
        int i = at;
        for (; i < in.length && in[i] != '"'; i++) {
            byte one = in[i];
            if (one < ' ') {
                if (one >= 0) {
                    return false;
                }
                ordinary = false;
                all |= one;
            } else if (one == '\\') {
                return false;
            } else if (one == DELETE) {
                ordinary = false;
            }
        }
        end = i;
        at = i + 1;
        plain = ordinary;
        return i < in.length;
    }

    /** Reads a number without an exponent. */
    boolean number() {
        peek();
        start = at;
        plain = true;
        int i = at < in.length && in[at] == '-' ? at + 1 : at;
        int whole = digits(i);
        boolean good = whole > i && (whole == i + 1 || in[i] != '0');
        point = -1;
        end = whole;
        if (good && whole < in.length && in[whole] == '.') {
            point = whole;
            end = digits(whole + 1);
            good = end > whole + 1;
        }
        at = end;
        return good && end - start <= MOST_DIGITS && isEndOfNumber();
    }

    private int digits(int from) {
        int i = from;
        while (i < in.length && in[i] >= '0' && in[i] <= '9') {
            i++;
        }
        return i;
    }

    private boolean isEndOfNumber() {
        int next = peek();
        return next == ',' || next == '}' || next == ']';
    }

    /** Reads {@code null}. */
    public boolean isNull() {
        return literal(NULL);
    }

    /** Reads {@code true}. */
    boolean isTrue() {
        return literal(TRUE);
    }

    /** Reads {@code false}. */
    boolean isFalse() {
        return literal(FALSE);
    }

    private boolean literal(byte[] word) {
        peek();
        boolean there = at + word.length < in.length && Arrays.equals(in, at, at + word.length, word, 0, word.length);
        int before = at;
        if (there) {
            at += word.length;
            there = isEndOfNumber();
            at = there ? at : before;
        }
        return there;
    }

    /** Skips a value. */
    public boolean skip() {
        return skip(0);
    }

    private boolean skip(int depth) {
        return switch (peek()) {
            case '"' -> string();
            case '{' -> depth < MOST_DEPTH && skipObject(depth + 1);
            case '[' -> depth < MOST_DEPTH && skipArray(depth + 1);
            case 'n' -> isNull();
            case 't' -> isTrue();
            case 'f' -> isFalse();
            default -> number();
        };
    }

    private boolean skipObject(int depth) {
        take('{');
        if (take('}')) {
            return true;
        }
        do {
            if (!name() || !skip(depth)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean skipArray(int depth) {
        take('[');
        if (take(']')) {
            return true;
        }
        do {
            if (!skip(depth)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    /** Returns the length of the text or number just read, in bytes without quotes. */
    int length() {
        return end - start;
    }

    /** Returns whether the text just read is printable ASCII. */
    boolean isPlain() {
        return plain;
    }

    /** Returns whether the number just read has a decimal point. */
    boolean hasPoint() {
        return point >= 0;
    }

    /** Returns the first byte of the text or number just read; the text must not be empty. */
    byte first() {
        return in[start];
    }

    /** Returns the name, text or number just read, as it is written. */
    public String text() {
        return new String(in, start, end - start, plain ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Returns the digits of the number just read, at most 18, without the decimal point. */
    long digits() {
        long number = 0;
        for (int i = start; i < end; i++) {
            if (i != point && in[i] != '-') {
                number = 10 * number + in[i] - '0';
            }
        }
        return number;
    }

    /** Returns the number of decimals of the number just read. */
    int decimals() {
        return point < 0 ? 0 : end - point - 1;
    }

    /** Returns the text just read as an instant; {@link PlainInstant#UNKNOWN} if it has another form. */
    long instant() {
        return PlainInstant.millis(in, start, end);
    }
}
