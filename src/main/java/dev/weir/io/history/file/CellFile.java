package dev.weir.io.history.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of cells with separators, for what is no event: its rows as texts, whatever they are called. */
public final class CellFile implements Closeable {
    private final ByteInput in;
    private final CsvCells rows;

    private CellFile(ByteInput in, int mostBytes) {
        this.in = in;
        this.rows = new CsvCells(in, mostBytes);
    }

    /**
     * Opens a file.
     *
     * @param mostBytes of a row
     */
    public static CellFile open(Path file, FileForm form, int mostBytes) throws IOException {
        return new CellFile(ByteInput.open(file, form, bytes -> {}), mostBytes);
    }

    /** Goes to the next row; returns false after the last. A file that breaks off has a row with a fault there. */
    public boolean next() {
        return rows.next();
    }

    /** Returns the line with which the row begins, from 1. */
    public long line() {
        return rows.began();
    }

    /** Returns the cells of the row, without white space at their ends. */
    public List<String> cells() {
        List<String> cells = new ArrayList<>(rows.cells().count());
        for (int i = 0; i < rows.cells().count(); i++) {
            cells.add(rows.cells().text(i).strip());
        }
        return cells;
    }

    /** Returns a time in a cell as records have it, in UTC if it does not say its zone; another text as it is. */
    public static String time(String cell) {
        return CellText.time(cell);
    }

    /** Returns what is wrong with the row as such; {@code ""} if nothing is. */
    public String fault() {
        return rows.reason();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
