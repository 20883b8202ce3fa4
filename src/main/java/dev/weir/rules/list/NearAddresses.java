package dev.weir.rules.list;

import dev.weir.events.Boundary;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Entries that a person takes for an address or a network and that are none, such as {@code 999.2.3.4}, {@code
 * 10.0.0.0/33} or {@code 203.0.113.*}: no event has such a text, and no address is in it.
 */
final class NearAddresses {
    private static final String V4 = "\\d{1,3}(?:\\.\\d{1,3}){3}";
    private static final Pattern NEAR_V4 = Pattern.compile("\\s*" + V4 + "\\s*(?:[/:-].*)?");
    private static final Pattern NEAR_V6 = Pattern.compile(
            "\\s*\\[?(?:[0-9A-Fa-f:.]*::[0-9A-Fa-f:.]*|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f:.]+)(?:%\\w*)?]?\\s*(?:[/:-].*)?");
    private static final Pattern SHORT_V4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){1,2}(?:/\\d{1,2}|(?:\\.\\*)+)");
    private static final Pattern LENGTH = Pattern.compile("(.*)/\\d*");
    private static final int MOST_CHARS = 100;

    private NearAddresses() {}

    /** Returns a warning about the first of these entries, which says how many there are; empty if there are none. */
    static Optional<String> warning(ListEntries entries) {
        int first = -1;
        int more = -1;
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.text(i);
            if (mayBe(entry) && isNear(entry)) {
                first = first < 0 ? i : first;
                more++;
            }
        }
        return first < 0 ? Optional.empty() : Optional.of(warning(entries.text(first), more));
    }

    /** Most texts are none by their first character, or have no separator, as ids and hashes: there may be a million. */
    private static boolean mayBe(String entry) {
        char first = entry.isEmpty() ? 'x' : entry.charAt(0);
        return (first == ':' || first == '[' || Character.digit(first, 16) >= 0 || Character.isWhitespace(first))
                && (entry.indexOf('.') >= 0 || entry.indexOf(':') >= 0);
    }

    private static boolean isNear(String entry) {
        boolean looksSo = entry.length() <= MOST_CHARS
                && (NEAR_V4.matcher(entry).matches()
                        || NEAR_V6.matcher(entry).matches()
                        || SHORT_V4.matcher(entry).matches());
        return looksSo && !Networks.isOne(entry);
    }

    private static String warning(String entry, int more) {
        return "the entry '" + Boundary.cut(entry, MOST_CHARS) + "' looks like an address or a network and is none, so"
                + " no address is ever found by it; " + instead(entry)
                + (more == 0 ? "" : ", and likewise " + more + " more");
    }

    private static String instead(String entry) {
        if (!entry.equals(entry.strip()) && Networks.isOne(entry.strip())) {
            return "write it without blanks, '" + entry.strip() + "'";
        }
        if (LENGTH.matcher(entry).matches()
                && Networks.isOne(LENGTH.matcher(entry).replaceFirst("$1"))) {
            return entry.contains(":")
                    ? "write a length from 0 to 128 behind the slash, such as 2001:db8::/32"
                    : "write a length from 0 to 32 behind the slash, such as 203.0.113.0/24";
        }
        return entry.contains("::") || entry.chars().filter(c -> c == ':').count() >= 7
                ? "write such as 2001:db8::7 or 2001:db8::/32"
                : "write four numbers from 0 to 255 and nothing else, such as 203.0.113.7, or a network, such as"
                        + " 203.0.113.0/24";
    }
}
