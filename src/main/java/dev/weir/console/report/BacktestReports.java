package dev.weir.console.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with what {@code weir backtest --json} printed, as {@code .json}, and with pages of {@code --report}, as
 * {@code .html}. Nothing in it is trusted: files that are too large or are something else are named with the reason.
 */
public final class BacktestReports {
    /** As many files are read for a list, the latest. */
    public static final int MOST_FILES = 50;
    /** The largest file that is read, in bytes. */
    static final long MOST_BYTES = 16L << 20;

    private static final String DATA = "<script type=\"application/json\" id=\"data\">";
    private static final String END = "</script>";

    private final Path folder;
    private final JsonMapper json = new JsonMapper();

    /** Creates a reader of a folder, which need not exist yet. */
    public BacktestReports(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /** Returns the latest reports, the latest first; none if there is no such folder. */
    public List<Report> latest() throws IOException {
        return files().stream().limit(MOST_FILES).map(this::read).toList();
    }

    /** Returns the report in a file with this name; empty if the folder has none. */
    public Optional<Report> named(String name) throws IOException {
        return files().stream()
                .filter(file -> nameOf(file).equals(name))
                .findFirst()
                .map(this::read);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file ->
                            nameOf(file).endsWith(".json") || nameOf(file).endsWith(".html"))
                    .sorted(Comparator.comparingLong(BacktestReports::writtenMillis)
                            .reversed()
                            .thenComparing(BacktestReports::nameOf))
                    .toList();
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static long writtenMillis(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0; // taken away since it was listed
        }
    }

    private Report read(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > MOST_BYTES) {
                return bad(file, "is larger than " + (MOST_BYTES >> 20) + " MB");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int begin = text.indexOf(DATA);
            int end = begin < 0 ? -1 : text.indexOf(END, begin);
            boolean isPage = nameOf(file).endsWith(".html");
            if (isPage && end < 0) {
                return bad(file, "is no report of weir backtest");
            }
            JsonNode result = json.readTree(isPage ? text.substring(begin + DATA.length(), end) : text);
            return result != null
                            && result.path("rules").isArray()
                            && result.path("from").isTextual()
                    ? new Report(nameOf(file), writtenMillis(file), "", result)
                    : bad(file, "is no report of weir backtest");
        } catch (IOException e) {
            return bad(file, "cannot be read as a report");
        }
    }

    private Report bad(Path file, String why) {
        return new Report(nameOf(file), writtenMillis(file), why, json.missingNode());
    }
}
