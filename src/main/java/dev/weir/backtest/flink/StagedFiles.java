package dev.weir.backtest.flink;

import dev.weir.io.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;

/**
 * Files of Flink's file systems, such as object storage, as files of this machine: what is elsewhere is copied to a
 * folder of its own, under its name and those of the folders below the one that was named, until this is closed.
 */
final class StagedFiles implements Closeable {
    private static final Pattern TYPED = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
    private static final Pattern ELSEWHERE = Pattern.compile("(?!file:)[a-z][a-z0-9+.-]*:/.*", Pattern.DOTALL);
    private static final String FILE = "file:";

    private final Path folder;
    private int copied;

    StagedFiles(Path temp) throws IOException {
        folder = Files.createTempDirectory(temp, "weir-history");
    }

    /** Returns a file or folder, with or without {@code TYPE=} before it, as one of this machine. */
    String staged(String written) throws IOException {
        var typed = TYPED.matcher(written);
        String type = typed.matches() ? typed.group(1) + "=" : "";
        String place = typed.matches() ? typed.group(2) : written;
        if (place.startsWith(FILE)) {
            return type + Path.of(URI.create(place));
        }
        return ELSEWHERE.matcher(place).matches() ? type + copy(place) : written;
    }

    private Path copy(String place) throws IOException {
        org.apache.flink.core.fs.Path from = new org.apache.flink.core.fs.Path(place);
        FileSystem files = from.getFileSystem();
        copied++;
        Path into = folder.resolve(Integer.toString(copied)).resolve(from.getName());
        copy(files, files.getFileStatus(from), into);
        return into;
    }

    private static void copy(FileSystem files, FileStatus from, Path into) throws IOException {
        if (!from.isDir()) {
            Files.createDirectories(into.getParent());
            try (InputStream bytes = files.open(from.getPath())) {
                Files.copy(bytes, into);
            }
            return;
        }
        Files.createDirectories(into);
        for (FileStatus one : files.listStatus(from.getPath())) {
            copy(files, one, into.resolve(one.getPath().getName()));
        }
    }

    /** Removes what was copied. */
    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
