package dev.weir.io.document;

import java.util.regex.Pattern;

/**
 * Recognises lines of other formats in a file with one entry per line. Taken as they are, they would equal no value of
 * an event. Whoever means one of them puts it in double quotes.
 */
final class OddEntries {
    private static final String OR_QUOTED = ", or put the line in double quotes if it is the entry";
    private static final Pattern ROUNDED = Pattern.compile("\\d[.,]\\d+[eE]\\+\\d{2,}");
    private static final Pattern HOSTS =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*::[0-9a-fA-F:%\\w]*)\\s+\\S.*");

    private static final String ADDRESS =
            "(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(/\\d{1,3})?";
    private static final Pattern ADDRESSES = Pattern.compile(ADDRESS + "(\\s*[,;]\\s*" + ADDRESS + ")+");

    private OddEntries() {}

    /** Returns what to write instead of a line; {@code ""} if it is an entry. */
    static String advice(String line) {
        if (ROUNDED.matcher(line).matches()) {
            return "a spreadsheet has rounded this number; format its column as text, export it again" + OR_QUOTED;
        }
        if (HOSTS.matcher(line).matches()) {
            return "an address, and more behind it, as in a hosts file; keep one of them" + OR_QUOTED;
        }
        if (ADDRESSES.matcher(line).matches()) {
            return "several addresses; write each on a line of its own" + OR_QUOTED;
        }
        if (line.startsWith("- ")) {
            return "an entry of YAML; leave '- ' out, call the file .yaml" + OR_QUOTED;
        }
        if (line.length() > 1 && line.startsWith("'") && line.endsWith("'")) {
            return "single quotes belong to the entry; leave them out" + OR_QUOTED;
        }
        return line.endsWith(",") ? "there is a comma at the end; leave it out" + OR_QUOTED : "";
    }
}
