package dev.weir.bench.collector;

import dev.weir.sandbox.load.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times in which a virtual machine stood still, for its collector or whatever else, as it logs them. */
final class Pauses {
    private static final Pattern PAUSE = Pattern.compile("Safepoint \"\\w+\".*Total: +(\\d+) ns");

    private final Path log;
    private int read;

    Pauses(Path log) {
        this.log = log;
    }

    /** How long each took that has ended since the last call. */
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
