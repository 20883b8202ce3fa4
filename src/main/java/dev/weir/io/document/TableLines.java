package dev.weir.io.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.rules.list.TableShape;
import dev.weir.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a table with one row per line: the first line names the key, and each field with its type, as in {@code
 * currency,rate:double}. An empty cell is no value. A cell with a comma, or with white space at its ends, is written in
 * double quotes, with a quote inside doubled. Blank lines, and lines that begin with {@code #}, are ignored.
 */
final class TableLines {
    private static final Pattern HEADER = Pattern.compile("\\s*[^,:#\"]+(\\s*,\\s*[A-Za-z]\\w*\\s*:\\s*\\w+)+\\s*");

    private final ListFile.Entries entries;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final ObjectNode rows = JsonNodeFactory.instance.objectNode();

    TableLines(ListFile.Entries entries) {
        this.entries = entries;
    }

    /** Returns whether the first line that says something names fields with their types. */
    static boolean isTable(String text) {
        return text.lines()
                .filter(TableLines::says)
                .findFirst()
                .filter(line -> HEADER.matcher(line).matches())
                .isPresent();
    }

    private static boolean says(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    /** Reads a table. */
    void read(String text) {
        List<String> lines = text.lines().toList();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < lines.size(); i++) {
            if (says(lines.get(i)) && names.isEmpty()) {
                header(lines.get(i), i + 1, fields);
            } else if (says(lines.get(i))) {
                row(lines.get(i), i + 1);
            }
        }
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.set(JsonTable.FIELDS, fields);
        table.set(JsonTable.ROWS, rows);
        entries.table(table);
    }

    private void header(String line, int number, ObjectNode fields) {
        String[] cells = line.split(",", -1);
        names.add(cells[0].strip());
        types.add("");
        for (int i = 1; i < cells.length; i++) {
            String[] field = cells[i].split(":", -1);
            names.add(field[0].strip());
            types.add(field[1].strip());
            if (fields.has(names.get(i))) {
                entries.wrong(number, 1, "there is a column '" + names.get(i) + "' already; leave one of them out");
            }
            fields.put(names.get(i), types.get(i));
        }
    }

    private void row(String line, int number) {
        Optional<List<String>> cells = cells(line, number);
        if (cells.isEmpty()) {
            return;
        }
        if (cells.get().size() != names.size()) {
            entries.wrong(
                    number,
                    1,
                    "this line has " + Counted.of(cells.get().size(), "column") + ", and the first one " + names.size()
                            + "; put a cell that has a comma in double quotes");
            return;
        }
        String key = cells.get().get(0);
        String odd = line.stripLeading().startsWith("\"") ? "" : OddEntries.advice(key);
        if (!odd.isEmpty()) {
            entries.wrong(number, 1, odd);
            return;
        }
        if (key.isEmpty() || rows.has(key)) {
            entries.wrong(number, 1, key.isEmpty() ? "there is no key" : "there is a row for '" + key + "' already");
            return;
        }
        ObjectNode row = rows.putObject(key);
        for (int i = 1; i < names.size(); i++) {
            if (!cells.get().get(i).isEmpty()) {
                row.set(names.get(i), TableCells.typed(cells.get().get(i), TableShape.typeNamed(types.get(i))));
            }
        }
    }

    private Optional<List<String>> cells(String line, int number) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            int end = line.indexOf(',', at) < 0 ? line.length() : line.indexOf(',', at);
            String plain = line.substring(at, end).strip();
            if (!plain.startsWith("\"")) {
                cells.add(plain);
                at = end + 1;
                continue;
            }
            StringBuilder cell = new StringBuilder();
            int closing = quoted(line, line.indexOf('"', at) + 1, cell);
            int next = closing < 0 ? -1 : after(line, closing + 1);
            if (next < 0) {
                entries.wrong(
                        number,
                        at + 1,
                        "the quote is not closed at the end of the cell; put \"\" for each quote in it");
                return Optional.empty();
            }
            cells.add(cell.toString());
            at = next + 1;
        }
        return Optional.of(cells);
    }

    /** Appends what stands in quotes, and returns where the closing one is; -1 if there is none. */
    private static int quoted(String line, int from, StringBuilder cell) {
        int at = from;
        while (at < line.length() && (line.charAt(at) != '"' || line.startsWith("\"\"", at))) {
            cell.append(line.charAt(at));
            at += line.charAt(at) == '"' ? 2 : 1;
        }
        return at < line.length() ? at : -1;
    }

    /** Returns where the cell ends that is closed before this place; -1 if something else follows. */
    private static int after(String line, int from) {
        int comma = line.indexOf(',', from);
        int end = comma < 0 ? line.length() : comma;
        return line.substring(from, end).isBlank() ? end : -1;
    }
}
