package dev.weir.io.history.file;

import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.io.event.RecordColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A file with the rows of events of one type.
 *
 * @param name as it was named, for errors
 * @param config of the job that reads such records
 * @param labelColumn a column that records keep even if no event has it; {@code ""} for none
 */
public record RowFile(Path path, String name, FileForm form, EventType type, JobConfig config, String labelColumn) {

    /** The column that files of cells have beside their own: the place of the row, for events without an id. */
    static final String PLACE = "#";

    /**
     * Opens it.
     *
     * @param heard is told how many bytes of the file were read
     * @throws MissingColumn if it has columns, and one that each record needs is not there
     * @throws MissingLibrary if its format needs one
     * @throws IOException if it cannot be opened
     */
    public FileRows open(LongConsumer heard) throws IOException {
        int mostBytes = config.records().bounds().maxBytes();
        if (form.format() == FileForm.Format.PARQUET) {
            return ParquetRows.open(this, heard);
        }
        ByteInput in = ByteInput.open(path, form, heard);
        try {
            return form.format() == FileForm.Format.CSV
                    ? CsvLines.open(in, this, mostBytes)
                    : new JsonLines(in, mostBytes);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Returns what each record needs. */
    List<RecordColumn.Needed> needed() {
        return RecordColumn.needed(config, type);
    }

    /** Returns the columns that nothing reads though they look like fields that no column has, and what to write. */
    List<String> notes(List<String> columns) {
        return RecordColumn.alike(config, type, columns).entrySet().stream()
                .filter(alike -> !alike.getKey().equals(labelColumn))
                .map(alike -> "its column " + alike.getKey() + "; is it " + alike.getValue()
                        + "? Write in the job config "
                        + settingOf(alike.getValue()).replace("NAME", alike.getKey()))
                .toList();
    }

    /** Refuses a file without a column that each record needs, or with two of one name. */
    void check(List<String> columns, String said) throws MissingColumn {
        List<RecordColumn.Needed> missing = MissingColumn.in(columns, needed());
        if (!missing.isEmpty()) {
            throw MissingColumn.of(this, missing, columns, said);
        }
        RecordColumn record = RecordColumn.record(config, type);
        for (int i = 0; i < columns.size(); i++) {
            if (record.reads(columns.get(i)) && columns.indexOf(columns.get(i)) < i) {
                throw MissingColumn.twice(this, columns.get(i));
            }
        }
        if (!labelColumn.isEmpty() && !columns.contains(labelColumn)) {
            throw MissingColumn.ofLabels(this, columns, said);
        }
    }

    /** Returns whether a field identifies an event. */
    boolean isId(String field) {
        return config.schema().idField(type).filter(field::equals).isPresent();
    }

    /** Returns the setting of the job config that says what a field is called. */
    String settingOf(String field) {
        boolean isKey = config.schema().definitions().tables().stream()
                .anyMatch(table -> table.type().equals(type) && table.by().equals(field));
        return isKey
                ? "tables: {" + type.ruleName() + ": {key: NAME}}"
                : "mappings: {" + type.ruleName() + ": {" + field + ": NAME}}";
    }
}
