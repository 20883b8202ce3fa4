package dev.weir.io.history.file;

import dev.weir.io.event.RecordColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a Parquet file.
 *
 * @param names of all, those within others by their paths
 * @param read the paths of those that are read
 * @param expressions what DuckDB is asked for, each for the one at the same place
 */
record ParquetColumns(List<String> names, List<String> read, List<String> expressions) {

    /** Finds them in the file's own description. */
    static ParquetColumns of(Connection connection, String source, RecordColumn record, String also)
            throws SQLException {
        List<Column> flat = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name, coalesce(num_children, 0), coalesce(converted_type, '') FROM parquet_schema("
                                + source + ")")) {
            while (rows.next()) {
                flat.add(new Column(rows.getString(1), rows.getInt(2), rows.getString(3)));
            }
        }
        Finding finding = new Finding(flat, also);
        finding.within("", "", Optional.of(record));
        return new ParquetColumns(finding.names, finding.read, finding.expressions);
    }

    /** A line of the description, which has those with others within them before these. */
    private record Column(String name, int children, String type) {
        boolean isStruct() {
            return children > 0 && type.isEmpty();
        }
    }

    private static final class Finding {
        private final List<Column> flat;
        private final String also;
        private final List<String> names = new ArrayList<>();
        private final List<String> read = new ArrayList<>();
        private final List<String> expressions = new ArrayList<>();
        private int at;

        Finding(List<Column> flat, String also) {
            this.flat = flat;
            this.also = also;
        }

        /** Walks over the columns within the one at hand. */
        void within(String path, String expression, Optional<RecordColumn> record) {
            int children = at < flat.size() ? flat.get(at++).children() : 0;
            for (int i = 0; i < children && at < flat.size(); i++) {
                Column column = flat.get(at);
                String name = path.isEmpty() ? column.name() : path + "." + column.name();
                String quoted = "\"" + column.name().replace("\"", "\"\"") + "\"";
                String sql = expression.isEmpty() ? quoted : expression + "." + quoted;
                found(column, name, sql, record.flatMap(known -> child(known, column.name())));
            }
        }

        private static Optional<RecordColumn> child(RecordColumn record, String name) {
            Optional<RecordColumn> at = Optional.of(record);
            for (String part : name.split("\\.", -1)) { // a flat file may have paths as names
                at = at.flatMap(column -> column.child(part));
            }
            return at;
        }

        private void found(Column column, String name, String sql, Optional<RecordColumn> record) {
            if (column.isStruct()) {
                within(name, sql, record);
                return;
            }
            names.add(name);
            if (name.equals(also) || (record.isPresent() && !record.get().isGroup())) {
                read.add(name);
                expressions.add(column.children() == 0 ? sql : "to_json(" + sql + ")");
            }
            skip();
        }

        /** Passes over a column with all that is within it. */
        private void skip() {
            int children = flat.get(at++).children();
            for (int i = 0; i < children && at < flat.size(); i++) {
                skip();
            }
        }
    }
}
