package dev.weir.io.history.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the cells of a row as a record of JSON, by a plan. A cell without anything in it is no value. */
final class CellRecords {
    private static final int FIRST_BYTES = 1 << 9;

    private final ColumnPlan plan;
    private final boolean usesPlace;
    private byte[] out = new byte[FIRST_BYTES];
    private int length;

    CellRecords(ColumnPlan plan) {
        this.plan = plan;
        this.usesPlace = plan.within().stream().anyMatch(column -> column.isNamed(RowFile.PLACE));
    }

    /** Returns whether a record has the place of its row, which is its last cell. */
    boolean usesPlace() {
        return usesPlace;
    }

    /** Returns the record of a row. */
    byte[] record(Cells cells) {
        length = 0;
        group(plan, cells);
        return Arrays.copyOf(out, length);
    }

    private void group(ColumnPlan group, Cells cells) {
        put('{');
        int begin = length;
        for (int i = 0; i < group.within().size(); i++) {
            ColumnPlan column = group.within().get(i);
            int before = length;
            if (before > begin) {
                put(',');
            }
            put(column.name());
            if (!value(column, cells)) {
                length = before;
            }
        }
        put('}');
    }

    private boolean value(ColumnPlan column, Cells cells) {
        if (column.form() == ColumnPlan.Form.GROUP) {
            int before = length;
            group(column, cells);
            return length > before + 2;
        }
        int from = cells.from(column.cell());
        int to = cells.to(column.cell());
        if (from == to) {
            return false;
        }
        if (column.form() == ColumnPlan.Form.TEXT) {
            text(cells.bytes(), from, to);
            return true;
        }
        return typed(column.form(), cells.text(column.cell()).strip());
    }

    private boolean typed(ColumnPlan.Form form, String text) {
        String written = switch (form) {
            case TRUTH -> CellText.truth(text);
            case TIME -> CellText.isNumber(text) ? text : CellText.time(text);
            case NUMBER -> CellText.number(text);
            case JSON, TEXT, GROUP -> text;
        };
        boolean bare = switch (form) {
            case TRUTH -> written.equals("true") || written.equals("false");
            case TIME, NUMBER -> CellText.isNumber(written);
            case JSON -> written.startsWith("[");
            case TEXT, GROUP -> false;
        };
        if (form == ColumnPlan.Form.NUMBER && CellText.isNoNumber(written)) {
            return false;
        }
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        if (bare) {
            put(bytes);
        } else {
            text(bytes, 0, bytes.length);
        }
        return bytes.length > 0;
    }

    private void text(byte[] bytes, int from, int to) {
        put('"');
        for (int i = from; i < to; i++) {
            byte one = bytes[i];
            if (one == '"' || one == '\\') {
                put('\\');
                put(one);
            } else if (one >= 0 && one < ' ') {
                put(String.format("\\u%04x", (int) one).getBytes(StandardCharsets.UTF_8));
            } else {
                put(one);
            }
        }
        put('"');
    }

    private void put(byte[] bytes) {
        for (byte one : bytes) {
            put(one);
        }
    }

    private void put(int one) {
        if (length == out.length) {
            out = Arrays.copyOf(out, length * 2);
        }
        out[length++] = (byte) one;
    }
}
