package dev.weir.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Formats rows of text in columns. */
public final class Table {
    private Table() {}

    /** Returns each column as wide as its widest cell, two spaces apart; the last is not padded. */
    public static List<String> lines(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            if (i < row.size() - 1) {
                line.append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
        }
        return line.toString().stripTrailing();
    }
}
