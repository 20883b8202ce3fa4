package dev.weir.io.history;

import com.github.luben.zstd.ZstdOutputStream;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A folder with files of events, and what is read from it. */
final class HistoryFolder {
    private final Path folder;
    private final List<String> events = new ArrayList<>();
    private String config = "";

    HistoryFolder(Path folder) {
        this.folder = folder;
    }

    /** Adds lines to the job config. */
    HistoryFolder config(String yaml) {
        config += yaml + "\n";
        return this;
    }

    /** Writes a file, packed as its name says, and names it. */
    HistoryFolder file(String name, String content) {
        events.add(write(name, content).toString());
        return this;
    }

    Path write(String name, String content) {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (OutputStream out = packing(name, Files.newOutputStream(file))) {
                out.write(content);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream packing(String name, OutputStream plain) throws IOException {
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(plain);
        }
        if (name.endsWith(".zst")) {
            return new ZstdOutputStream(plain);
        }
        return name.endsWith(".xz") ? new XZOutputStream(plain, new LZMA2Options(0)) : plain;
    }

    /** Cuts a file short. */
    HistoryFolder cut(String name, int fewer) {
        try {
            byte[] all = Files.readAllBytes(folder.resolve(name));
            Files.write(folder.resolve(name), java.util.Arrays.copyOf(all, all.length - fewer));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Gives a file another name, under which it is not packed again; returns its path. */
    String rename(String name, String other) {
        try {
            return Files.move(folder.resolve(name), folder.resolve(other)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names something to read. */
    HistoryFolder events(String... named) {
        events.addAll(List.of(named));
        return this;
    }

    HistoryInputs inputs() {
        return HistoryInputs.of(job(), events).sortingIn(folder, HistoryInputs.USUAL_CHUNK_BYTES);
    }

    private JobConfig job() {
        try {
            return new JobConfigs().read("kafka: {bootstrapServers: 'localhost:1'}\n" + config, Map.of(), Map.of());
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What was read. */
    record Read(Path folder, List<HistoryEvent> all, UnreadableRows unreadable, List<String> skipped, long rows) {
        List<Event> events() {
            return all.stream().map(HistoryEvent::event).toList();
        }

        List<String> ids() {
            return all.stream().map(event -> event.event().id()).toList();
        }

        Event only() {
            if (all.size() != 1) {
                throw new IllegalStateException(all + " " + unreadable);
            }
            return all.get(0).event();
        }

        /** Samples, with only the names of files. */
        List<String> faults() {
            return unreadable.samples().stream()
                    .map(sample -> sample.place() + ": " + sample.reason())
                    .map(said -> said.replace(folder + "/", ""))
                    .toList();
        }
    }

    Read read() throws IOException {
        return read(inputs -> inputs);
    }

    Read read(UnaryOperator<HistoryInputs> how) throws IOException {
        List<HistoryEvent> all = new ArrayList<>();
        try (History history = Histories.open(how.apply(inputs()))) {
            for (Optional<HistoryEvent> next = history.next(); next.isPresent(); next = history.next()) {
                all.add(next.get());
            }
            return new Read(folder, all, history.unreadable(), history.skipped(), history.rows());
        }
    }

    /** The error of reading, with {@code DIR} for the folder. */
    String refusal(UnaryOperator<HistoryInputs> how) {
        try {
            return "read " + read(how).ids();
        } catch (HistoryException e) {
            return String.valueOf(e.getMessage()).replace(folder.toString(), "DIR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String refusal() {
        return refusal(inputs -> inputs);
    }

    /** A transaction as a line of JSON. */
    static String line(String id, String time) {
        return "{\"transactionId\": \"" + id + "\", \"timestamp\": \"" + time
                + "\", \"customerId\": \"c\", \"amount\": 1.5}\n";
    }
}
