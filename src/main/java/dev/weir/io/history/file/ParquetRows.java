package dev.weir.io.history.file;

import dev.weir.io.event.RecordColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * The rows of a Parquet file, read by DuckDB in the process, in the order of the file: only the columns that are read,
 * each as a text, so that they are what cells of CSV are. A column within another one is called by its path.
 */
final class ParquetRows implements FileRows {
    private final String name;
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final CellRecords records;
    private final int columns;
    private final Share share;
    private final List<String> notes;
    private final Cells cells = new Cells();
    private long at;
    private boolean ended;

    /**
     * How much of a file was read, by its rows.
     *
     * @param count of all its rows, as it says itself
     */
    private record Share(LongConsumer heard, long bytes, long count) {
        void read(long row) {
            heard.accept(until(row) - until(row - 1));
        }

        private long until(long row) {
            return (long) ((double) bytes * row / Math.max(1, count));
        }
    }

    private ParquetRows(
            String name,
            Connection connection,
            String source,
            ParquetColumns columns,
            CellRecords records,
            Share share,
            List<String> notes)
            throws SQLException {
        this.name = name;
        this.connection = connection;
        this.records = records;
        this.columns = columns.read().size();
        this.share = share;
        this.notes = notes;
        this.statement = connection.createStatement();
        this.rows = statement.executeQuery(columns.expressions().stream()
                .map(expression -> "CAST(" + expression + " AS VARCHAR)")
                .collect(Collectors.joining(
                        ", ", "SELECT ", " FROM read_parquet(" + source + ", hive_partitioning=false)")));
    }

    /**
     * Opens a file.
     *
     * @throws MissingLibrary if there is no DuckDB
     * @throws MissingColumn if one that each record needs is not there
     */
    static FileRows open(RowFile file, LongConsumer heard) throws IOException {
        String path = file.path().toString();
        if (path.matches(".*[*?\\[\\]{}].*")) {
            throw new IOException("the name of " + file.name()
                    + " has one of * ? [ ] { }, which mean other files to what reads Parquet; rename it");
        }
        long bytes = Files.size(file.path());
        Connection connection = connect();
        try {
            String source = "'" + path.replace("'", "''") + "'";
            RecordColumn record = RecordColumn.record(file.config(), file.type());
            ParquetColumns columns = ParquetColumns.of(connection, source, record, file.labelColumn());
            List<String> named = new ArrayList<>(columns.names());
            named.add(RowFile.PLACE);
            file.check(named, "its columns are");
            List<String> all = new ArrayList<>(columns.read());
            all.add(RowFile.PLACE);
            ColumnPlan plan = ColumnPlan.of(all, record, file.labelColumn());
            Share share = new Share(heard, bytes, count(connection, source));
            return new ParquetRows(
                    file.name(), connection, source, columns, new CellRecords(plan), share, file.notes(named));
        } catch (SQLException e) {
            close(connection);
            return new Unreadable(reason(e));
        } catch (MissingColumn e) {
            close(connection);
            throw e;
        }
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    private static Connection connect() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("memory_limit", "512MB");
        properties.setProperty("threads", "1");
        try {
            Class.forName("org.duckdb.DuckDBDriver");
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
            }
            return connection;
        } catch (ClassNotFoundException e) {
            throw MissingLibrary.ofParquet(e);
        } catch (SQLException e) {
            throw new IOException("DuckDB, which reads Parquet, does not start: " + reason(e), e);
        }
    }

    private static long count(Connection connection, String source) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT num_rows FROM parquet_file_metadata(" + source + ")")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Returns what is wrong, without the query and the kind of error. */
    private static String reason(SQLException e) {
        String said = String.valueOf(e.getMessage());
        String deepest =
                e.getCause() == null ? said : String.valueOf(e.getCause().getMessage());
        return said.lines()
                .filter(line -> line.startsWith("Error: "))
                .findFirst()
                .map(line -> line.substring("Error: ".length()))
                .orElse(deepest.lines().findFirst().orElse(said))
                .replaceFirst("^(Invalid Input Error|IO Error|Invalid Error): ", "");
    }

    @Override
    public Optional<FoundRow> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            if (rows.next()) {
                return Optional.of(row());
            }
            ended = true;
            // It may end without a word at a damaged page.
            return at == share.count()
                    ? Optional.empty()
                    : Optional.of(broken("the file says that it has " + share.count() + " rows"));
        } catch (SQLException e) {
            ended = true;
            return Optional.of(broken(reason(e)));
        }
    }

    private FoundRow broken(String reason) {
        return new FoundRow.Bad(at + 1, "the file is damaged here: " + reason + "; copy it again");
    }

    private FoundRow row() throws SQLException {
        at++;
        share.read(at);
        cells.clear();
        for (int i = 1; i <= columns; i++) {
            String text = rows.getString(i);
            cells.addCell(text == null ? "" : text);
        }
        if (records.usesPlace()) {
            cells.addCell(name + ":" + at);
        }
        return new FoundRow.Json(at, records.record(cells));
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
            statement.close();
        } catch (SQLException e) {
            throw new IOException("cannot end reading Parquet: " + reason(e), e);
        } finally {
            close(connection);
        }
    }

    private static void close(Connection connection) throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("cannot end reading Parquet: " + reason(e), e);
        }
    }

    /** A file that is no Parquet, or no longer: what it needs to be read stands at its end. */
    private static final class Unreadable implements FileRows {
        private final String reason;
        private boolean said;

        Unreadable(String reason) {
            this.reason = reason;
        }

        @Override
        public Optional<FoundRow> next() {
            boolean first = !said;
            said = true;
            return first
                    ? Optional.of(new FoundRow.Bad(
                            1, "the file cannot be read as Parquet: " + reason + "; copy or write it again"))
                    : Optional.empty();
        }

        @Override
        public void close() {}
    }
}
