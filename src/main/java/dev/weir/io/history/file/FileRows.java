package dev.weir.io.history.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of one file, one after the other. */
public interface FileRows extends Closeable {

    /**
     * Returns the next row; empty after the last. A file that breaks off has a bad row there.
     *
     * @throws IOException if nothing more can be read
     */
    Optional<FoundRow> next() throws IOException;

    /** Returns what in the file is likely meant to be read and is not, each with what to write. */
    default List<String> notes() {
        return List.of();
    }
}
