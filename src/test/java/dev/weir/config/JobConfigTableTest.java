package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigDiagnostics.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation of the job config says what the reader asks for. */
final class JobConfigTableTest {
    private static final Path README = Path.of("job-configs", "README.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-zA-Z.*]+)` \\|.*\\| ([^|]+) \\|");

    /** Where the table says something else, the words of the reader belong there; only the last column is free. */
    @Test
    void theTableHasEveryKeyWithItsDefaultAndItsBounds() throws IOException {
        List<Row> rows = rows();

        assertThat(rows.stream().map(Row::line)).containsExactlyInAnyOrderElementsOf(expected(rows));
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.meaning().split(" ")).hasSizeGreaterThan(1));
    }

    static Stream<String> examples() throws IOException {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(example -> example.group(1))
                .map(yaml -> yaml.startsWith("kafka:") ? yaml : "kafka:\n  bootstrapServers: b:1\n" + yaml);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesCanBeRead(String yaml) throws ConfigException {
        JobConfig config = new JobConfigs().read(yaml, Map.of(), Map.of());

        assertThat(config.kafka().properties()).containsKey("security.protocol");
    }

    private record Row(String key, String line, String meaning) {}

    private static List<Row> rows() throws IOException {
        return Files.readString(README)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(), row.group(2)))
                .toList();
    }

    private static List<String> expected(List<Row> rows) {
        return JobConfigReader.settings().stream()
                .map(setting -> line(setting, rows))
                .toList();
    }

    private static String line(Setting setting, List<Row> rows) {
        String meaning = rows.stream()
                .filter(row -> row.key().equals(setting.path()))
                .map(Row::meaning)
                .findFirst()
                .orElse("what it means");
        String otherwise = setting.otherwise().isEmpty() ? "" : "`" + setting.otherwise() + "`";
        return "| `" + setting.path() + "` | " + otherwise + " | " + setting.written() + " | " + meaning + " |";
    }
}
