package dev.weir.io.history.file;

import dev.weir.io.event.RecordColumn;
import java.io.IOException;
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
    private boolean again;

    private CsvLines(ByteInput in, CsvCells rows, CellRecords records, int columns, boolean again, String name) {
        this.in = in;
        this.rows = rows;
        this.records = records;
        this.columns = columns;
        this.again = again;
        this.name = name;
    }

    /**
     * Reads the names of columns.
     *
     * @throws MissingColumn if one that each record needs is not there
     */
    static FileRows open(ByteInput in, RowFile file, int mostBytes) throws IOException {
        CsvCells rows = new CsvCells(in, mostBytes);
        boolean found = rows.next();
        if (!found || rows.fault() == CsvCells.Fault.BROKEN_OFF) {
            return new CsvLines(in, rows, new CellRecords(plan(List.of(), file)), 0, found, file.name());
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
            file.check(names, "its first line names");
        }
        ColumnPlan plan = plan(headless ? numbers : names, file);
        return new CsvLines(in, rows, new CellRecords(plan), columns, headless, file.name());
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
