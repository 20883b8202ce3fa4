package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxOptionsTest {

    @Test
    void areTheseIfNothingIsSaid() {
        assertThat(SandboxOptions.from(new Properties()))
                .isEqualTo(new SandboxOptions(
                        Optional.empty(),
                        200,
                        new SandboxOptions.Play.Generated(1),
                        Optional.of(Path.of("rules")),
                        9092,
                        8081,
                        OptionalInt.of(8082),
                        OptionalInt.of(9249),
                        OptionalInt.empty(),
                        Path.of("target/sandbox")));
    }

    @Test
    void areEachAsWritten() {
        Properties given = new Properties();
        given.setProperty("weir.duration", "90s");
        given.setProperty("weir.rate", "1000");
        given.setProperty("weir.traffic", "events");
        given.setProperty("weir.rules", "mine");
        given.setProperty("weir.kafka.port", "19092");
        given.setProperty("weir.ui.port", "18081");
        given.setProperty("weir.console.port", "18082");
        given.setProperty("weir.metrics.port", "19249");
        given.setProperty("weir.database", "true");
        given.setProperty("weir.database.port", "15432");
        given.setProperty("weir.directory", "target/other");
        assertThat(SandboxOptions.from(given))
                .isEqualTo(new SandboxOptions(
                        Optional.of(Duration.ofSeconds(90)),
                        1000,
                        new SandboxOptions.Play.Folder(Path.of("events")),
                        Optional.of(Path.of("mine")),
                        19092,
                        18081,
                        OptionalInt.of(18082),
                        OptionalInt.of(19249),
                        OptionalInt.of(15432),
                        Path.of("target/other")));
    }

    @Test
    void mayBeNone() {
        Properties given = new Properties();
        given.setProperty("weir.duration", "none");
        given.setProperty("weir.traffic", "none");
        given.setProperty("weir.rules", "none");
        given.setProperty("weir.console.port", "none");
        given.setProperty("weir.metrics.port", "none");
        SandboxOptions options = SandboxOptions.from(given);
        assertThat(options.duration()).isEmpty();
        assertThat(options.traffic()).isEqualTo(new SandboxOptions.Play.Nothing());
        assertThat(options.rules()).isEmpty();
        assertThat(options.consolePort()).isEmpty();
        assertThat(options.metricsPort()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weir.duration   | soon  | a duration such as 60s or 5m, or none
            weir.duration   | 60    | a duration such as 60s or 5m, or none
            weir.rate       | fast  | events per second, such as 1000
            weir.rate       | 0     | events per second, over 0 and up to 1000000
            weir.kafka.port | 99999 | a port from 0 to 65535
            weir.console.port | web | a port from 0 to 65535
            weir.metrics.port | web | a port from 0 to 65535
            weir.ui.port    | web   | a port from 0 to 65535
            weir.seed       | x     | a whole number
            weir.database   | yes   | true or false
            """)
    void areRefusedWithWhatToWriteInstead(String option, String text, String instead) {
        Properties given = new Properties();
        given.setProperty(option, text);
        assertThatThrownBy(() -> SandboxOptions.from(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-D" + option + "=" + text + " is not understood; write " + instead);
    }
}
