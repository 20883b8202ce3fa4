package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the logs of a cluster hold, and what they never hold. */
final class LoggingTest {
    private static final String LOG_FILE = "log.file";
    private static final String CARD = "4111111111111111";
    private static final String SPACED = "4111 1111 1111 1111";

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void forgetTheFile() {
        System.clearProperty(LOG_FILE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"log4j.properties", "log4j-console.properties", "log4j-cli.properties"})
    void aCardNumberIsNeverWritten(String file) throws IOException {
        String written = written(file, "cannot read card " + CARD + " of " + SPACED, new IOException("at " + CARD));
        assertThat(written)
                .contains("cannot read card [number] of [number]", "java.io.IOException: at [number]")
                .contains("at " + getClass().getName())
                .doesNotContain(CARD, SPACED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"log4j.properties", "log4j-console.properties", "log4j-cli.properties"})
    void timesAndJobIdsStayReadable(String file) throws IOException {
        String message = "checkpoint 12 of job a1b2c3d4e5f60718293a4b5c6d7e8f90 at 1790000000000";
        assertThat(written(file, message, new IOException("x"))).contains(message);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"log4j.properties", "log4j-console.properties", "log4j-cli.properties"})
    void nobodyLogsBelowInfoAndKafkaOnlyWarnings(String file) {
        try (LoggerContext context = started(file)) {
            assertThat(context.getConfiguration().getLoggers().values())
                    .extracting(LoggerConfig::getLevel)
                    .allMatch(level -> level.isMoreSpecificThan(Level.INFO));
            assertThat(context.getLogger("org.apache.kafka.clients.consumer.ConsumerConfig")
                            .getLevel())
                    .isEqualTo(Level.WARN);
        }
    }

    private String written(String file, String message, Exception exception) throws IOException {
        try (LoggerContext context = started(file)) {
            context.getLogger("org.apache.flink.runtime.taskmanager.Task").error(message, exception);
        }
        return Files.readString(log());
    }

    private LoggerContext started(String file) {
        System.setProperty(LOG_FILE, log().toString());
        LoggerContext context = new LoggerContext(
                "flink-conf", null, Path.of("flink-conf", file).toUri());
        context.start();
        return context;
    }

    private Path log() {
        return folder.resolve("flink.log");
    }
}
