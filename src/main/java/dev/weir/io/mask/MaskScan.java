package dev.weir.io.mask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the values of masked names in bytes that are JSON, were JSON, or look like it. Every occurrence of a name
 * before a colon is considered, whatever precedes it, so that no broken text or unclosed bracket can hide one. A value
 * ends where it ends in JSON; if its end cannot be determined, it extends to the next comma or bracket, or to the end
 * of the record. Work that grows faster than the text is given up, and the text with it.
 */
final class MaskScan {
    /**
     * The shortest value, in bytes, that is also searched for elsewhere: shorter ones occur in too many unrelated
     * places.
     */
    static final int LEAST_SEARCHED = 4;

    static final int MOST_VALUES = 10_000;
    private static final int STEPS_PER_BYTE = 16;
    private static final int MOST_BETWEEN = 64;

    /**
     * A range to be masked.
     *
     * @param end exclusive
     * @param unquoted whether the replacement needs quotes to be a JSON text
     */
    record Span(int start, int end, boolean unquoted) {}

    private final byte[] in;
    private final List<Span> spans = new ArrayList<>();
    private final Set<String> values = new HashSet<>();
    private long stepsLeft;

    private MaskScan(byte[] in) {
        this.in = in;
        this.stepsLeft = STEPS_PER_BYTE * (in.length + (long) STEPS_PER_BYTE);
    }

    /** Scans all bytes. */
    static MaskScan of(byte[] in, MaskedNames names) {
        MaskScan scan = new MaskScan(in);
        for (int at = 0; at < in.length && !scan.isGivenUp(); at++) {
            int end = names.endOfName(in, at);
            if (end >= 0) {
                scan.value(scan.startOfValue(end), scan.isInQuotes(at));
            }
        }
        return scan;
    }

    /** Returns whether the scan took too long, so that nothing is known. */
    boolean isGivenUp() {
        return stepsLeft < 0 || values.size() > MOST_VALUES;
    }

    /** Returns the ranges of the values, in the order of their names. */
    List<Span> spans() {
        return spans;
    }

    /** Returns the values as texts without escapes. */
    Set<String> values() {
        return values;
    }

    /** Returns the index where the value begins, after the separator; -1 if no value follows. */
    private int startOfValue(int endOfName) {
        boolean closed = false;
        for (int at = endOfName; at < Math.min(in.length, endOfName + MOST_BETWEEN); at++) {
            byte one = in[at];
            if (one == ':' || one == '=') {
                return one == '=' && at == endOfName ? -at - 2 : at + 1;
            }
            if (endsValue(one) || (!closed && isText(one))) {
                return -1;
            }
            if (closed && (isText(one) || isQuote(one))) {
                return at;
            }
            closed |= isQuote(one);
        }
        return -1;
    }

    private void value(int start, boolean inQuotes) {
        if (start == -1) {
            return;
        }
        if (start < 0) { // name=value, as in the query of a URL
            bare(-start - 1, endOfWord(-start - 1), false);
            return;
        }
        int at = start;
        while (at < in.length && (in[at] <= ' ' || in[at] == ':' || in[at] == '=') && in[at] >= 0) {
            at++;
        }
        int open = at;
        while (open < in.length && in[open] == '\\') {
            open++;
        }
        if (open < in.length && isQuote(in[open])) {
            text(open, open - at);
        } else if (at < in.length && (in[at] == '{' || in[at] == '[')) {
            spans.add(new Span(at, endOfStructure(at, true), inQuotes));
        } else {
            bare(at, endOfBare(at, inQuotes), inQuotes);
        }
    }

    private void text(int open, int escapes) {
        int close = closingQuote(open, escapes);
        int end = close;
        while (escapes > 0 && end > open + 1 && close < in.length && in[end - 1] == '\\') {
            end--;
        }
        keep(open + 1, end);
        int next = close + 1;
        while (next < in.length && in[next] >= 0 && in[next] <= ' ') {
            next++;
        }
        boolean clean = next >= in.length
                || endsValue(in[next])
                || in[next] == ':'
                || (escapes > 0 && (in[next] == '\\' || isQuote(in[next])));
        if (clean && end > open + 1) {
            spans.add(new Span(open + 1, end, false));
        } else if (!clean) {
            bare(open, endOfBare(next, escapes == 0), escapes == 0);
        }
    }

    private void bare(int start, int end, boolean inQuotes) {
        int last = end;
        while (last > start && in[last - 1] >= 0 && in[last - 1] <= ' ') {
            last--;
        }
        if (last > start && !isNull(start, last)) {
            keep(start, last);
            spans.add(new Span(start, last, inQuotes));
        }
    }

    private void keep(int start, int end) {
        if (end > start) {
            values.add(MaskedNames.decoded(in, start, end));
            stepsLeft -= end - start;
        }
    }

    private boolean isNull(int start, int end) {
        return end - start == 4
                && in[start] == 'n'
                && in[start + 1] == 'u'
                && in[start + 2] == 'l'
                && in[start + 3] == 'l';
    }

    /** Returns the index of the quote that closes the one at {@code open}, or the end of the bytes. */
    private int closingQuote(int open, int escapes) {
        int before = 0;
        for (int at = open + 1; at < in.length; at++) {
            if (in[at] == in[open] && (escapes == 0 ? before % 2 == 0 : before <= escapes)) {
                stepsLeft -= at - open;
                return at;
            }
            before = in[at] == '\\' ? before + 1 : 0;
        }
        stepsLeft -= in.length - open;
        return in.length;
    }

    /** Returns the index at which the bracket at {@code start} is closed; the end of the text if it is not. */
    private int endOfStructure(int start, boolean keeps) {
        int depth = 0;
        int escapes = 0;
        for (int at = start; at < in.length; at++) {
            byte one = in[at];
            if (isQuote(one)) {
                int close = closingQuote(at, escapes);
                if (keeps) {
                    keepUnlessName(at + 1, Math.max(at + 1, close - escapes), close + 1);
                }
                at = close;
            }
            depth += one == '{' || one == '[' ? 1 : 0;
            depth -= one == '}' || one == ']' ? 1 : 0;
            if (depth == 0 && !isQuote(one)) {
                stepsLeft -= at - start;
                return at + 1;
            }
            escapes = one == '\\' ? escapes + 1 : 0;
        }
        stepsLeft -= in.length - start;
        return in.length;
    }

    private void keepUnlessName(int start, int end, int next) {
        int at = next;
        while (at < in.length && in[at] >= 0 && in[at] <= ' ') {
            at++;
        }
        if (at >= in.length || in[at] != ':') {
            keep(start, Math.min(end, in.length));
        }
    }

    /** Returns the end of a value without quotes: a comma, or a closing bracket that belongs to what is around it. */
    private int endOfBare(int start, boolean inQuotes) {
        int escapes = 0;
        int at = start;
        for (; at < in.length; at++) {
            byte one = in[at];
            if (endsValue(one) && (one == ',' || at > start)) {
                break;
            }
            if (isQuote(one)) {
                if (!inQuotes || escapes > 0) {
                    break;
                }
                at = closingQuote(at, escapes);
            } else if (one == '{' || one == '[') {
                at = endOfStructure(at, false) - 1;
            }
            escapes = one == '\\' ? escapes + 1 : 0;
        }
        stepsLeft -= at - start;
        return Math.min(at, in.length);
    }

    private int endOfWord(int start) {
        int at = start;
        while (at < in.length
                && in[at] != '&'
                && in[at] != ';'
                && !isQuote(in[at])
                && !endsValue(in[at])
                && (in[at] < 0 || in[at] > ' ')) {
            at++;
        }
        return at;
    }

    /** Returns whether a name is in quotes that are not themselves inside a text. */
    private boolean isInQuotes(int name) {
        return name > 0 && isQuote(in[name - 1]) && (name == 1 || in[name - 2] != '\\');
    }

    private static boolean endsValue(byte one) {
        return one == ',' || one == '}' || one == ']';
    }

    private static boolean isQuote(byte one) {
        return one == '"' || one == '\'';
    }

    private static boolean isText(byte one) {
        return one < 0 || MaskedNames.isOfName(one);
    }
}
