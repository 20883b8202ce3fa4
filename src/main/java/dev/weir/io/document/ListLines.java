package dev.weir.io.document;

import java.util.List;

/**
 * Reads a list with one entry per line, trimming white space. {@code #} or {@code ;} starts a comment at the beginning
 * of a line or after white space. An entry that contains such a sign, or white space at its ends, is written in double
 * quotes, with a quote inside doubled. Blank lines are ignored. Files with columns are refused.
 */
final class ListLines {
    private final boolean separated;
    private final ListFile.Entries entries;

    /** @param separated whether a comma separates columns */
    ListLines(boolean separated, ListFile.Entries entries) {
        this.separated = separated;
        this.entries = entries;
    }

    void read(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String entry = line.strip();
            int column = 1 + line.length() - line.stripLeading().length();
            if (entry.startsWith("\"")) {
                quoted(entry, i + 1, column);
            } else {
                plain(entry, i + 1, column);
            }
        }
    }

    private void plain(String line, int number, int column) {
        String entry = line.substring(0, comment(line, 0)).stripTrailing();
        if (entry.isEmpty()) {
            return;
        }
        String odd = OddEntries.advice(entry);
        if (separated && (entry.indexOf(',') >= 0 || entry.indexOf(';') >= 0)) {
            columns(number, column);
        } else if (!odd.isEmpty()) {
            entries.wrong(number, column, odd);
        } else {
            entries.add(entry, number, column);
        }
    }

    private void quoted(String line, int number, int column) {
        StringBuilder entry = new StringBuilder();
        int at = 1;
        while (at < line.length() && (line.charAt(at) != '"' || line.startsWith("\"\"", at))) {
            entry.append(line.charAt(at));
            at += line.charAt(at) == '"' ? 2 : 1;
        }
        if (at >= line.length()) {
            entries.wrong(number, column, "the quote is not closed; put another behind the entry");
            return;
        }
        String rest = line.substring(at + 1, comment(line, at + 1)).strip();
        if (rest.isEmpty()) {
            entries.add(entry.toString(), number, column);
        } else if (rest.startsWith(",") || rest.startsWith(";")) {
            columns(number, column);
        } else {
            entries.wrong(
                    number,
                    column,
                    "something follows the closing quote; put the whole entry in quotes, and \"\" for each quote in it");
        }
    }

    private void columns(int number, int column) {
        entries.wrong(
                number,
                column,
                "there are several columns, and a list has only one; keep the right column, or put the whole entry in"
                        + " double quotes. The first line of a table has commas, and the type of each field:"
                        + " currency,euros:double");
    }

    /** Returns the index where the comment begins; the end of the line if there is none. */
    private static int comment(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            boolean sign = line.charAt(i) == '#' || line.charAt(i) == ';';
            if (sign && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return i;
            }
        }
        return line.length();
    }
}
