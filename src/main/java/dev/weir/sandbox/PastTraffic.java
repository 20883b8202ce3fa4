package dev.weir.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.ReadableNumbers;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.terminal.Terminal;
import dev.weir.sandbox.traffic.EventSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the sandbox's generated traffic as files, as if it had been sent in the past: {@code transactions.jsonl} and
 * others in the folder {@code events}, and beside it {@code labels.csv}, which says what payments turned out to be. So a
 * model can be trained, and rules be tried, without waiting for so much traffic. The same options give the same bytes.
 *
 * <pre>mvn -q -Prun -Dweir.main=dev.weir.sandbox.PastTraffic -Dweir.duration=1h -Dweir.seed=7 -Dweir.directory=target/past</pre>
 */
public final class PastTraffic implements AutoCloseable {
    /** The time of the first event, in epoch milliseconds. */
    static final long BEGIN_MILLIS = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, BufferedWriter> events = new LinkedHashMap<>();
    private final BufferedWriter labels;

    private PastTraffic(Path folder) throws IOException {
        Path ofEvents = Files.createDirectories(folder.resolve("events"));
        for (String topic : Topics.OF_EVENTS) {
            events.put(topic, Files.newBufferedWriter(ofEvents.resolve(topic + ".jsonl")));
        }
        labels = Files.newBufferedWriter(folder.resolve("labels.csv"));
        labels.write("transactionId,fraud,timestamp\n");
    }

    /**
     * Runs the command.
     *
     * @param args none; the options are {@code weir.duration}, {@code weir.rate}, {@code weir.seed} and
     *     {@code weir.directory} of {@link SandboxOptions}
     */
    public static void main(String[] args) throws InterruptedException {
        Console console = new Console(System.out, Terminal.columns());
        System.exit(Sandbox.guarded(console, () -> {
            SandboxOptions options = SandboxOptions.from(System.getProperties());
            Duration duration = options.duration()
                    .orElseThrow(() -> new IllegalArgumentException("write how long it lasts: -Dweir.duration=1h"));
            try (EventSource traffic = Sandbox.source(options)) {
                long written = write(traffic, options.rate(), duration, options.directory());
                console.print(ReadableNumbers.grouped(written) + " events and labels are in " + options.directory());
            }
            return 0;
        }));
    }

    /**
     * Writes traffic to a folder, over what is there.
     *
     * @param perSecond events and labels in a second, above 0
     * @return how many were written
     */
    static long write(EventSource traffic, double perSecond, Duration duration, Path folder) throws IOException {
        long count = (long) (perSecond * duration.toMillis() / 1000);
        try (PastTraffic files = new PastTraffic(folder)) {
            for (long i = 0; i < count; i++) {
                Message message = traffic.next(BEGIN_MILLIS + (long) (i * 1000 / perSecond))
                        .orElseThrow(() -> new IOException("there is no generated traffic; leave weir.traffic out"));
                files.write(message);
            }
        }
        return count;
    }

    /** Rows of tables have a topic of their own, and no file. */
    private void write(Message message) throws IOException {
        BufferedWriter file = events.get(message.topic());
        if (file != null) {
            file.write(message.json());
            file.write('\n');
        } else if (message.topic().equals(Topics.LABELS)) {
            JsonNode label = JSON.readTree(message.json());
            labels.write(label.path("transactionId").asText() + ","
                    + (label.path("fraud").asBoolean() ? 1 : 0) + ","
                    + label.path("timestamp").asText() + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter file : events.values()) {
            file.close();
        }
        labels.close();
    }
}
