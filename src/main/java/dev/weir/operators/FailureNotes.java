package dev.weir.operators;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Files in a directory, one for each failure of the job; the name of a file says what the job failed at, and how often
 * so far.
 */
final class FailureNotes {
    private static final Pattern NAME = Pattern.compile("(.+)\\.(\\d)");

    private final Path directory;

    FailureNotes(String directory) {
        this.directory = new Path(directory);
    }

    /**
     * A note of a failure.
     *
     * @param times how often in a row, 1 to 9
     */
    record Note(String about, int times, long atMillis) {}

    /** Returns all notes. */
    List<Note> read() throws IOException {
        List<Note> notes = new ArrayList<>();
        for (FileStatus file : files()) {
            Matcher name = NAME.matcher(file.getPath().getName());
            if (name.matches()) {
                notes.add(new Note(name.group(1), Integer.parseInt(name.group(2)), file.getModificationTime()));
            }
        }
        return notes;
    }

    private FileStatus[] files() throws IOException {
        try {
            FileStatus[] files = directory.getFileSystem().listStatus(directory);
            return files == null ? new FileStatus[0] : files;
        } catch (FileNotFoundException nothingYet) {
            return new FileStatus[0];
        }
    }

    /** Writes a note, and returns once it can be read. */
    void write(String about, int times, String what) throws IOException {
        FileSystem files = directory.getFileSystem();
        files.mkdirs(directory);
        Path file = new Path(directory, about + "." + times);
        try (FSDataOutputStream out = files.create(file, FileSystem.WriteMode.OVERWRITE)) {
            out.write(what.getBytes(StandardCharsets.UTF_8));
        }
    }
}
