package dev.weir.io.history;

import dev.weir.config.JobConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * What to read as a history.
 *
 * @param config of the job: the streams and tables that there are, where records have their fields, the units of times,
 *     the bounds
 * @param events files and folders, {@code TYPE=FILE}, {@code topics}, or {@code topics:TYPE,TYPE}
 * @param fromMillis the first event time; rows of tables and of stock count from before it too
 * @param toMillis the first event time that no longer belongs to the range
 * @param labelColumn the name that the rows of transactions give the column that says whether it was fraud; {@code ""}
 *     for none
 * @param strict whether the first row that cannot be read ends the reading
 * @param temp the folder for temporary files
 * @param chunkBytes how many bytes of events may wait in memory to be sorted, at least 1
 */
public record HistoryInputs(
        JobConfig config,
        List<String> events,
        long fromMillis,
        long toMillis,
        String labelColumn,
        boolean strict,
        Path temp,
        int chunkBytes) {
    /** A chunk that leaves room on a heap of 1 GB. */
    public static final int USUAL_CHUNK_BYTES = 64 << 20;

    /** Makes a defensive copy. */
    public HistoryInputs {
        events = List.copyOf(events);
    }

    /** Returns inputs without a range, not strict, with temporary files where the system has them. */
    public static HistoryInputs of(JobConfig config, List<String> events) {
        return new HistoryInputs(
                config,
                events,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                "",
                false,
                Path.of(System.getProperty("java.io.tmpdir")),
                USUAL_CHUNK_BYTES);
    }

    /** Returns the same from one event time until before another, in milliseconds. */
    public HistoryInputs between(long newFromMillis, long newToMillis) {
        return new HistoryInputs(config, events, newFromMillis, newToMillis, labelColumn, strict, temp, chunkBytes);
    }

    /** Returns the same with labels from a column of transactions. */
    public HistoryInputs labelledBy(String column) {
        return new HistoryInputs(config, events, fromMillis, toMillis, column, strict, temp, chunkBytes);
    }

    /** Returns the same that ends at the first row that cannot be read, or not. */
    public HistoryInputs strictly(boolean now) {
        return new HistoryInputs(config, events, fromMillis, toMillis, labelColumn, now, temp, chunkBytes);
    }

    /** Returns the same with temporary files elsewhere, and other chunks. */
    public HistoryInputs sortingIn(Path folder, int bytes) {
        return new HistoryInputs(config, events, fromMillis, toMillis, labelColumn, strict, folder, bytes);
    }
}
