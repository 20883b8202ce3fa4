package dev.weir.realdata;

import java.util.Map;
import java.util.Objects;

/** A row of a CSV file, by the names of its columns. */
record Row(Map<String, String> values) {

    /** The text in a column; fails if there is no such column. */
    String get(String column) {
        return Objects.requireNonNull(values.get(column), () -> "no column " + column + " among " + values.keySet());
    }
}
