package dev.weir.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Has a folder for one sandbox, as long as its process lives: another one would begin with deleting the topics of the first,
 * whose job then fails.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "lock";

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes a folder, and makes it if it is not there.
     *
     * @throws IOException if another sandbox has it
     */
    static FolderLock of(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(file)) {
            return new FolderLock(file);
        }
        file.close();
        throw new IOException(
                "another sandbox runs in " + folder + ", whose topics this one would delete; end it, or give"
                        + " this one a folder of its own: -Dweir.directory=DIR");
    }

    private static boolean isFree(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // it is in this process
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
