package dev.weir.sandbox.database;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.JsonByteArray;
import io.debezium.engine.format.KeyValueChangeEventFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of a database with Debezium's connector and writes its changes to topics, as Kafka Connect does with the
 * same config. A program of its own: it is started by {@link CaptureProcess}, and ends when that ends it or when the
 * connector cannot continue. How far it read is in a file, at most a moment behind: after a crash some changes are
 * written again.
 */
final class Capture {
    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
    private static final int FAILED = 1;

    private Capture() {}

    /**
     * Runs until it is ended.
     *
     * @param args the file of the connector, the address of the broker, and the file that is written once the tables were
     *     read
     */
    public static void main(String[] args) throws IOException {
        ConnectorFile connector = ConnectorFile.read(Path.of(args[0]));
        Path ready = Path.of(args[2]);
        Path offsets = Path.of(connector.config().getOrDefault(CaptureProcess.OFFSETS, ""));
        boolean goesOn = Files.exists(offsets) && Files.size(offsets) > 0;
        try (ChangeWriter writer = new ChangeWriter(args[1], () -> announce(ready))) {
            DebeziumEngine<ChangeEvent<byte[], byte[]>> engine = DebeziumEngine.create(
                            KeyValueChangeEventFormat.of(JsonByteArray.class, JsonByteArray.class))
                    .using(properties(connector))
                    .using(new Started(goesOn, ready))
                    .using((success, message, error) -> LOG.info("the capture ended: {}", message, error))
                    .notifying(writer)
                    .build();
            engine.run();
        }
        System.exit(FAILED); // only a signal ends it otherwise
    }

    /** A connector that goes on where it was reads no tables first. */
    private record Started(boolean goesOn, Path ready) implements DebeziumEngine.ConnectorCallback {
        @Override
        public void pollingStarted() {
            if (goesOn) {
                announce(ready);
            }
        }
    }

    private static void announce(Path ready) {
        try {
            Path written = Files.writeString(ready.resolveSibling(ready.getFileName() + ".new"), "ready");
            Files.move(written, ready, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(ConnectorFile connector) {
        Properties properties = new Properties();
        properties.putAll(connector.config());
        properties.putAll(Map.of(
                "name", connector.name(),
                "offset.storage", FileOffsetBackingStore.class.getName()));
        return properties;
    }
}
