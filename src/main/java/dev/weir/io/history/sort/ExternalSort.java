package dev.weir.io.history.sort;

import dev.weir.io.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts any number of things in the memory of one chunk: a full chunk is sorted and written to a temporary file, and the
 * files are merged at the end. So that no more of them are open at once than a process may have, every
 * {@link #MOST_RUNS} are merged to one larger file.
 */
public final class ExternalSort implements Closeable {
    /** How many files of one size there are. */
    static final int MOST_RUNS = 64;

    private final Path folder;
    private final int chunkBytes;
    private final List<List<RunFile>> byLevel = new ArrayList<>();
    private SortChunk chunk;
    private long written;

    /**
     * Creates a sort.
     *
     * @param temp where a folder of its own is made for temporary files
     * @throws IOException if that cannot be
     */
    public ExternalSort(Path temp, int chunkBytes) throws IOException {
        this.folder = Files.createTempDirectory(temp, "weir-history-");
        this.chunkBytes = chunkBytes;
        this.chunk = new SortChunk(chunkBytes);
    }

    /** Adds a thing; those of the same time have to be added in order of their places. */
    public void add(Stored thing) throws IOException {
        if (!chunk.add(thing)) {
            put(0, write(chunk.sorted()));
            chunk = new SortChunk(chunkBytes);
            chunk.add(thing);
        }
    }

    private RunFile write(Cursor<Stored> things) throws IOException {
        return RunFile.write(folder.resolve("run-" + written++), things);
    }

    private void put(int level, RunFile run) throws IOException {
        if (byLevel.size() == level) {
            byLevel.add(new ArrayList<>());
        }
        List<RunFile> runs = byLevel.get(level);
        runs.add(run);
        if (runs.size() == MOST_RUNS) {
            RunFile merged;
            try (Cursor<Stored> all = merge(runs)) {
                merged = write(all);
            }
            runs.clear();
            put(level + 1, merged);
        }
    }

    private static Merge<Stored> merge(List<RunFile> runs) throws IOException {
        Merge<Stored> merge = new Merge<>(Stored::millis, Stored.ORDER);
        for (RunFile run : runs) {
            merge.add(Long.MIN_VALUE, run.read());
        }
        return merge;
    }

    /** Returns how many temporary files were written. */
    public long written() {
        return written;
    }

    /** Returns all things in order. Nothing may be added afterwards. */
    public Cursor<Stored> sorted() throws IOException {
        List<RunFile> earliestFirst = new ArrayList<>();
        for (int level = byLevel.size() - 1; level >= 0; level--) {
            earliestFirst.addAll(byLevel.get(level));
        }
        Merge<Stored> merge = merge(earliestFirst);
        merge.add(Long.MIN_VALUE, chunk.sorted());
        return merge;
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
