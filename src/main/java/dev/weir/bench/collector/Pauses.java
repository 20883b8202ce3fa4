package dev.weir.bench.collector;

import dev.weir.sandbox.load.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pauses of a virtual machine, for garbage collection or anything else, read from its log. */
final class Pauses {
    private static final Pattern PAUSE = Pattern.compile("Safepoint \"\\w+\".*Total: +(\\d+) ns");

    private final Path log;
    private int read;

    Pauses(Path log) {
        this.log = log;
    }

    /** Returns the durations of the pauses that ended since the last call. */
    Latency take() throws IOException {
        Latency pauses = new Latency();
        List<String> lines = Files.readAllLines(log);
        for (String line : lines.subList(read, lines.size())) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                pauses.add(Long.parseLong(pause.group(1)));
            }
        }
        read = lines.size();
        return pauses;
    }
}
