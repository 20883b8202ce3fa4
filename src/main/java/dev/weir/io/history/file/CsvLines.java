package dev.weir.io.history.file;

import dev.weir.events.Utf8;
import dev.weir.io.event.RecordColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of cells with separators. If the first row has the names of columns, those count; if not, columns are called by
 * their numbers, from 1, and the job config has to map them.
 */
final class CsvLines implements FileRows {
    private final ByteInput in;
    private final CsvCells rows;
    private final CellRecords records;
    private final int columns;
    private final String name;
    private final List<String> notes;
    private boolean again;

    private CsvLines(
            ByteInput in,
            CsvCells rows,
            CellRecords records,
            int columns,
            boolean again,
            String name,
            List<String> notes) {
        this.in = in;
        this.rows = rows;
        this.records = records;
        this.columns = columns;
        this.again = again;
        this.name = name;
        this.notes = notes;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    /**
     * Reads the names of columns.
     *
     * @throws MissingColumn if one that each record needs is not there
     */
    static FileRows open(ByteInput in, RowFile file, int mostBytes) throws IOException {
        String firstLine = in.firstLine();
        CsvCells rows = new CsvCells(in, mostBytes);
        boolean found = rows.next();
        if (!found || rows.fault() == CsvCells.Fault.BROKEN_OFF) {
            return new CsvLines(in, rows, new CellRecords(plan(List.of(), file)), 0, found, file.name(), List.of());
        }
        if (in.peek() == ByteInput.END && firstLine.strip().indexOf('\r') >= 0) {
            throw new IOException(
                    "the lines of " + file.name() + " end with carriage returns alone; end them with line feeds");
        }
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < rows.cells().count(); i++) {
            names.add(rows.cells().text(i).strip());
            numbers.add(Integer.toString(i + 1));
        }
        int columns = names.size();
        names.add(RowFile.PLACE);
        numbers.add(RowFile.PLACE);
        boolean headless = !MissingColumn.in(names, file.needed()).isEmpty()
                && MissingColumn.in(numbers, file.needed()).isEmpty();
        if (!headless) {
            checkBytes(firstLine, names, file);
            file.check(names, "its first line names");
        }
        ColumnPlan plan = plan(headless ? numbers : names, file);
        return new CsvLines(
                in,
                rows,
                new CellRecords(plan),
                columns,
                headless,
                file.name(),
                headless ? List.of() : file.notes(names));
    }

    /** Refuses a file without the columns that it needs, if that is so because its first line is no line of UTF-8. */
    private static void checkBytes(String firstLine, List<String> names, RowFile file) throws IOException {
        if (MissingColumn.in(names, file.needed()).isEmpty()) {
            return;
        }
        Optional<Utf8.Fault> fault = Utf8.faultOf(firstLine.getBytes(StandardCharsets.ISO_8859_1));
        if (fault.isPresent()) {
            throw new IOException(file.name() + ":1: " + fault.get().message());
        }
    }

    private static ColumnPlan plan(List<String> names, RowFile file) {
        return ColumnPlan.of(names, RecordColumn.record(file.config(), file.type()), file.labelColumn());
    }

    @Override
    public Optional<FoundRow> next() {
        boolean found = again || rows.next();
        again = false;
        return found ? Optional.of(row()) : Optional.empty();
    }

    private FoundRow row() {
        long at = rows.began();
        return switch (rows.fault()) {
            case NONE -> whole(rows.cells(), at);
            case TOO_LONG -> new FoundRow.Bad(at, rows.reason() + ", or raise limits.maxRecordBytes of the job");
            case OPEN_QUOTE, BROKEN_OFF -> new FoundRow.Bad(at, rows.reason());
        };
    }

    private FoundRow whole(Cells cells, long at) {
        if (cells.count() != columns) {
            return new FoundRow.Bad(
                    at,
                    "the row has " + cells.count() + " cells, and the first row " + columns
                            + "; put a cell that has a separator in double quotes");
        }
        if (records.usesPlace()) {
            cells.addCell(name + ":" + at);
        }
        return new FoundRow.Json(at, records.record(cells));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
