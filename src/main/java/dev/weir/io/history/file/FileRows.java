package dev.weir.io.history.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of one file, one after the other. */
public interface FileRows extends Closeable {

    /**
     * Returns the next row; empty after the last. A file that breaks off has a bad row there.
     *
     * @throws IOException if nothing more can be read
     */
    Optional<FoundRow> next() throws IOException;
}
