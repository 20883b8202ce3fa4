package dev.weir.rules.list;

/**
 * Parses IP addresses without allocation: an IPv6 address as two halves, an IPv4 address as the IPv6 address that it
 * maps to ({@code ::ffff:0:0/96}, RFC 4291). Only the forms of RFC 4291 and four decimal numbers are addresses: no
 * port, no zone, no leading zeros, which some parsers read as octal.
 */
final class Addresses {
    /** The lower half of an IPv4 address is this plus the address. */
    static final long MAPPED = 0xFFFFL << 32;

    private static final long NONE = -1;
    private static final int GROUPS = 8;
    private static final int GROUPS_PER_HALF = 4;
    private static final int BITS_PER_GROUP = 16;
    private static final int HEX = 16;

    private Addresses() {}

    /** Returns whether the beginning of a text, up to an index, is an IPv4 address. */
    static boolean isV4(String text, int to) {
        return v4(text, 0, to) != NONE;
    }

    /** Returns whether the beginning of a text, up to an index, is an IPv6 address. */
    static boolean isV6(String text, int to) {
        int gap = gap(text, to);
        if (gap < 0) {
            return groups(text, 0, to) == GROUPS;
        }
        int before = groups(text, 0, gap);
        int after = groups(text, gap + 2, to);
        int dot = text.indexOf('.');
        return before >= 0 && after >= 0 && before + after < GROUPS && (dot < 0 || dot > gap);
    }

    /** Returns the upper half of a valid address. */
    static long high(String text, int to) {
        return isV4(text, to) ? 0 : half(text, to, 0);
    }

    /** Returns the lower half of a valid address. */
    static long low(String text, int to) {
        long v4 = v4(text, 0, to);
        return v4 == NONE ? half(text, to, GROUPS_PER_HALF) : MAPPED | v4;
    }

    private static long half(String text, int to, int first) {
        int gap = gap(text, to);
        int before = groups(text, 0, gap < 0 ? to : gap);
        int after = gap < 0 ? 0 : groups(text, gap + 2, to);
        long half = 0;
        for (int group = first; group < first + GROUPS_PER_HALF; group++) {
            long value = 0;
            if (group < before) {
                value = group(text, 0, gap < 0 ? to : gap, group);
            } else if (group >= GROUPS - after) {
                value = group(text, gap + 2, to, group - (GROUPS - after));
            }
            half = half << BITS_PER_GROUP | value;
        }
        return half;
    }

    private static int gap(String text, int to) {
        int gap = text.indexOf("::");
        return gap < to - 1 ? gap : -1;
    }

    /** Returns the number of groups, where an IPv4 address at the end counts as two; -1 if there is anything else. */
    private static int groups(String text, int from, int to) {
        int groups = 0;
        for (int start = from; start < to; ) {
            int end = end(text, start, to);
            boolean isLast = end == to;
            if (isLast && v4(text, start, end) != NONE) {
                return groups + 2;
            }
            if (hex(text, start, end) == NONE || end == to - 1) {
                return -1;
            }
            groups++;
            start = end + 1;
        }
        return groups;
    }

    private static long group(String text, int from, int to, int number) {
        int start = from;
        for (int i = 0; i < number; i++) {
            int end = end(text, start, to);
            if (end == to) {
                return v4(text, start, end) & 0xFFFF;
            }
            start = end + 1;
        }
        int end = end(text, start, to);
        long v4 = v4(text, start, end);
        return v4 == NONE ? hex(text, start, end) : v4 >> BITS_PER_GROUP;
    }

    private static int end(String text, int start, int to) {
        int end = text.indexOf(':', start);
        return end < 0 || end > to ? to : end;
    }

    private static long hex(String text, int from, int to) {
        if (to <= from || to - from > 4) {
            return NONE;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, HEX) : -1;
            if (digit < 0) {
                return NONE;
            }
            value = value * HEX + digit;
        }
        return value;
    }

    private static long v4(String text, int from, int to) {
        long address = 0;
        int parts = 0;
        for (int start = from; start <= to; ) {
            int end = text.indexOf('.', start);
            end = end < 0 || end > to ? to : end;
            int part = decimal(text, start, end);
            if (part < 0 || part > 255 || ++parts > 4) {
                return NONE;
            }
            address = address << 8 | part;
            start = end + 1;
        }
        return parts == 4 ? address : NONE;
    }

    /** Returns a number with at most three digits and no leading zeros; -1 if the text is not one. */
    static int decimal(String text, int from, int to) {
        if (to <= from || to - from > 3 || (text.charAt(from) == '0' && to - from > 1)) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
