package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A job config means the same in the next minor release. A line of the golden list goes only with a major release, and a new
 * key gets a line once it is released.
 */
final class KeptSettingsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "config-keys.txt");

    @Test
    void everyKeyThatWasReleasedIsThereWithTheDefaultThatItHad() throws IOException {
        assertThat(JobConfigReader.settings())
                .extracting(setting -> (setting.path() + " " + setting.otherwise()).strip())
                .containsAll(Files.readAllLines(GOLDEN));
    }
}
