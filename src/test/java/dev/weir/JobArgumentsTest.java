package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

final class JobArgumentsTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeAConfig() throws Exception {
        file = Files.writeString(folder.resolve("job.yaml"), "kafka: {bootstrapServers: file}\nparallelism: 1\n");
    }

    @Test
    void settingsOfTheCommandLineGoOverTheFile() throws Exception {
        JobConfig config = read("--config", file.toString(), "--kafka.bootstrapServers=a:1,b:2", "--parallelism=3");

        assertThat(config.kafka().bootstrapServers()).isEqualTo("a:1,b:2");
        assertThat(config.parallelism()).hasValue(3);
    }

    @Test
    void settingsOfTheEnvironmentGoOverTheFile() throws Exception {
        JobConfig config = JobArguments.read(
                new String[] {"--config=" + file}, Map.of("WEIR_KAFKA_BOOTSTRAP_SERVERS", "environment"));

        assertThat(config.kafka().bootstrapServers()).isEqualTo("environment");
    }

    @Test
    void withoutAFileTheUsageIsShown() {
        assertThatThrownBy(JobArgumentsTest::read)
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--config=FILE");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read("--config", "nowhere.yaml"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("there is no file nowhere.yaml");
    }

    @Test
    void anArgumentThatSetsNothingIsRefused() {
        assertThatThrownBy(() -> read("--config", file.toString(), "--parallelism", "3"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("'--parallelism' is no argument; write --config=FILE or --key.path=value");
    }

    @Test
    void anArgumentThatIsRefusedIsNotRepeatedWithItsValue() {
        assertThatThrownBy(() -> read("--config", file.toString(), "kafka.properties.ssl.key.password=hunter2"))
                .hasMessageContaining("'kafka.properties.ssl.key.password' is no argument")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThatThrownBy(() -> read("--config", file.toString(), "--paralelism=3"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("paralelism: unknown key; did you mean 'parallelism'?");
    }

    private static JobConfig read(String... arguments) throws Exception {
        return JobArguments.read(arguments, Map.of());
    }
}
