package dev.weir.sandbox.traffic;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Plays the event files of a folder, merged by event time; each file is in order of time itself. Files are recognised
 * by their names: {@code transactions*.jsonl}, {@code clickstream*.jsonl}, {@code inventory*.jsonl}, each also with
 * {@code .gz}.
 */
public final class Playback implements EventSource {
    private final List<EventFile> files;
    private final PriorityQueue<EventFile> heads = new PriorityQueue<>(Comparator.comparingLong(EventFile::headMillis));

    private Playback(List<EventFile> files) throws IOException {
        this.files = List.copyOf(files);
        for (EventFile file : this.files) {
            if (file.advance()) {
                heads.add(file);
            }
        }
    }

    /**
     * Opens the files of a folder.
     *
     * @throws IOException if there is no such folder, or no event file in it
     */
    public static Playback of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder + "; -Dweir.traffic names a folder of event files, or none");
        }
        List<EventFile> files = new ArrayList<>();
        ObjectReader json = new JsonMapper().reader();
        for (Path file : listed(folder)) {
            for (String topic : Topics.OF_EVENTS) {
                if (file.getFileName().toString().matches(topic + ".*\\.jsonl(\\.gz)?")) {
                    files.add(EventFile.open(file, topic, json));
                }
            }
        }
        if (files.isEmpty()) {
            throw new IOException(
                    "no event file in " + folder + "; name them " + names(Topics.OF_EVENTS) + ", or the same with .gz");
        }
        return new Playback(files);
    }

    private static String names(List<String> topics) {
        int last = topics.size() - 1;
        return String.join("*.jsonl, ", topics.subList(0, last)) + "*.jsonl or " + topics.get(last) + "*.jsonl";
    }

    @Override
    public Optional<Message> next(long sendMillis) throws IOException {
        EventFile first = heads.poll();
        if (first == null) {
            return Optional.empty();
        }
        Message message = first.head();
        if (first.advance()) {
            heads.add(first);
        }
        return Optional.of(message);
    }

    @Override
    public void close() throws IOException {
        for (EventFile file : files) {
            file.close();
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
