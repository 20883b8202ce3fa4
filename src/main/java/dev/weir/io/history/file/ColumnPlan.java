package dev.weir.io.history.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.events.ValueType;
import dev.weir.io.event.RecordColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the cells of a row become a record: a tree over the names of columns, whose dots are paths, with what is read from
 * each. Columns that nothing is read from are left out.
 *
 * @param name in JSON with its quotes and a colon
 * @param cell the number of the column; -1 for one that has others within it
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and never modified
record ColumnPlan(byte[] name, Form form, int cell, List<ColumnPlan> within) {

    /** How a cell is written. */
    enum Form {
        /** As an object with what is within it. */
        GROUP,
        /** As a text. */
        TEXT,
        /** As a number if it is one. */
        NUMBER,
        /** As a truth value if it is one. */
        TRUTH,
        /** As a time: a number, or a text that is completed. */
        TIME,
        /** As the JSON that it is. */
        JSON
    }

    /**
     * Plans a record.
     *
     * @param columns the names of the columns in their order; of two with one name the later counts
     * @param record what is read
     * @param also a column that is taken as a text if nothing else reads it; {@code ""} for none
     */
    static ColumnPlan of(List<String> columns, RecordColumn record, String also) {
        Tree root = new Tree();
        for (int i = 0; i < columns.size(); i++) {
            Tree at = root;
            for (String name : columns.get(i).split("\\.", -1)) {
                at = at.within.computeIfAbsent(name, first -> new Tree());
            }
            at.cell = i;
            at.kept = columns.get(i).equals(also);
        }
        return root.plan("", Optional.of(record)).orElseThrow();
    }

    /** Returns whether it is the column of that name. */
    boolean isNamed(String other) {
        return Arrays.equals(name, ("\"" + other + "\":").getBytes(StandardCharsets.UTF_8));
    }

    private static final class Tree {
        private final Map<String, Tree> within = new LinkedHashMap<>();
        private int cell = -1;
        private boolean kept;

        Optional<ColumnPlan> plan(String name, Optional<RecordColumn> read) {
            List<ColumnPlan> plans = new ArrayList<>();
            within.forEach((child, tree) -> tree.plan(child, read.flatMap(column -> column.child(child)))
                    .ifPresent(plans::add));
            char[] escaped = JsonStringEncoder.getInstance().quoteAsString(name);
            byte[] written = ("\"" + new String(escaped) + "\":").getBytes(StandardCharsets.UTF_8);
            if (cell >= 0 && (kept || (read.isPresent() && !read.get().isGroup()))) {
                return Optional.of(new ColumnPlan(written, read.map(Tree::form).orElse(Form.TEXT), cell, List.of()));
            }
            boolean isRoot = name.isEmpty();
            return plans.isEmpty() && !isRoot
                    ? Optional.empty()
                    : Optional.of(new ColumnPlan(written, Form.GROUP, -1, List.copyOf(plans)));
        }

        private static Form form(RecordColumn column) {
            if (column.hasLines()) {
                return Form.JSON;
            }
            Set<ValueType> types = column.types();
            if (types.contains(ValueType.TIMESTAMP)) {
                return Form.TIME;
            }
            if (types.contains(ValueType.BOOL)) {
                return Form.TRUTH;
            }
            return types.contains(ValueType.INT) || types.contains(ValueType.DOUBLE) ? Form.NUMBER : Form.TEXT;
        }
    }
}
