package dev.weir.io.history;

import dev.weir.events.EventType;
import dev.weir.io.history.file.FileForm;
import dev.weir.io.history.file.RowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files that are named: one by one, or all in a folder and the folders in it, in the order of their names.
 * The type of their events is said before a {@code =}, or the name of the file, else of the nearest folder, begins with
 * it.
 */
final class SourceFinder {
    /** The most files of one folder that is named. */
    static final int MOST_FILES = 100_000;

    /** The most folders within each other, with the one that is named. */
    static final int MOST_DEPTH = 64;

    private final HistoryInputs inputs;
    private final TypesByName names;
    private final List<HistorySource> found = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    SourceFinder(HistoryInputs inputs) {
        this.inputs = inputs;
        this.names = new TypesByName(inputs.config());
    }

    /** Returns the files of folders that are not read, and why. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Returns a file or all of a folder, or of {@code TYPE=} and one. */
    List<HistorySource> find(String written) throws HistoryException {
        int equals = written.indexOf('=');
        Optional<EventType> type = equals < 0 ? Optional.empty() : names.ofRules(written.substring(0, equals));
        Path path = Path.of(type.isPresent() ? written.substring(equals + 1) : written);
        if (!Files.exists(path)) {
            String unknown = equals > 0 && type.isEmpty()
                    ? ", and no type of events '" + written.substring(0, equals) + "'"
                            + names.advice(written.substring(0, equals))
                    : "";
            throw new HistoryException("there is no file or folder " + path + unknown);
        }
        int before = found.size();
        if (Files.isDirectory(path)) {
            addFolder(path, type);
        } else {
            addFile(path, type);
        }
        return List.copyOf(found.subList(before, found.size()));
    }

    private void addFile(Path path, Optional<EventType> said) throws HistoryException {
        Optional<FileForm> form = FileForm.of(nameOf(path));
        if (form.isEmpty()) {
            throw new HistoryException(
                    path + " has a name that does not say its format; let it end with " + FileForm.KNOWN);
        }
        Optional<EventType> type = said.or(() -> names.begin(nameOf(path))).or(() -> typeOfFolders(path, 1));
        if (type.isEmpty()) {
            throw new HistoryException(
                    "which events are in " + path + "? Write the type before it, such as transaction=" + path
                            + ", or let its name begin with it, such as " + names.examples() + ". The types are "
                            + names.known());
        }
        add(path, form.get(), type.get());
    }

    /** Returns the type with which the name of the nearest of so many folders around a file begins. */
    private Optional<EventType> typeOfFolders(Path file, int folders) {
        Optional<EventType> type = Optional.empty();
        Path at = file.toAbsolutePath().getParent();
        for (int i = 0; i < folders && at != null && type.isEmpty(); i++) {
            type = names.begin(nameOf(at));
            at = at.getParent();
        }
        return type;
    }

    private void addFolder(Path folder, Optional<EventType> said) throws HistoryException {
        int before = found.size();
        int skippedBefore = skipped.size();
        for (Path file : files(folder)) {
            int depth = folder.relativize(file).getNameCount();
            Optional<FileForm> form = FileForm.of(nameOf(file));
            Optional<EventType> type = said.or(() -> names.begin(nameOf(file))).or(() -> typeOfFolders(file, depth));
            if (form.isEmpty()) {
                skipped.add(file + ": its name does not end with " + FileForm.KNOWN);
            } else if (type.isEmpty()) {
                skipped.add(file + ": neither its name nor that of its folder begins with a type of events");
            } else {
                add(file, form.get(), type.get());
            }
        }
        if (found.size() == before) {
            String why = skipped.size() == skippedBefore ? "it has no files" : skipped.get(skippedBefore);
            throw new HistoryException("there are no events in the folder " + folder + " (" + why
                    + "). Call files or folders in it after the types of their events, such as " + names.examples()
                    + ", or write the type before the folder, such as transaction=" + folder);
        }
    }

    private static List<Path> files(Path folder) throws HistoryException {
        try (Stream<Path> all = Files.walk(folder, MOST_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = sorted(
                    folder,
                    all.filter(path -> !isHidden(folder.relativize(path)))
                            .filter(path -> Files.isRegularFile(path) || isTooDeep(folder, path)));
            for (Path path : files) {
                if (isTooDeep(folder, path)) {
                    throw new HistoryException("the folder " + folder + " has more than " + MOST_DEPTH
                            + " folders within each other: " + path + "; name a folder that is further in");
                }
            }
            return files;
        } catch (UncheckedIOException e) {
            throw unreadable(folder, of(e));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Returns whether this is a folder whose files would be passed over. */
    private static boolean isTooDeep(Path folder, Path path) {
        return folder.relativize(path).getNameCount() == MOST_DEPTH && Files.isDirectory(path);
    }

    /** Returns the files of a folder in the order of their names, if they are not too many. */
    static List<Path> sorted(Path folder, Stream<Path> all) throws HistoryException {
        List<Path> files = all.sorted().limit(MOST_FILES + 1L).toList();
        if (files.size() > MOST_FILES) {
            throw new HistoryException("the folder " + folder + " has more than " + MOST_FILES
                    + " files; join some, or name a part of it");
        }
        return files;
    }

    /** Returns whether other programs write such files beside data, such as {@code _SUCCESS} and {@code .crc}. */
    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static IOException of(UncheckedIOException thrown) {
        IOException cause = thrown.getCause();
        return cause == null ? new IOException(thrown) : cause;
    }

    private static HistoryException unreadable(Path folder, IOException e) {
        if (e instanceof HistoryException known) {
            return known;
        }
        String why = e instanceof FileSystemLoopException
                ? "a link in it leads back to a folder that it is in: " + e.getMessage() + "; remove it"
                : e.getMessage() + "; may it be read by you?";
        return new HistoryException("the folder " + folder + " cannot be read: " + why, e);
    }

    private void add(Path path, FileForm form, EventType type) throws HistoryException {
        try {
            if (!seen.add(path.toRealPath())) {
                throw new HistoryException(path + " is named twice, and its events would count twice; name it once");
            }
            if (!Files.isReadable(path)) {
                throw new HistoryException(path + " cannot be read; may it be read by you?");
            }
            String labels = type.equals(EventType.TRANSACTION) ? inputs.labelColumn() : "";
            RowFile file = new RowFile(path, path.toString(), form, type, inputs.config(), labels);
            found.add(new FileSource(file, inputs.config().topics().of(type), Files.size(path)));
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw new HistoryException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
