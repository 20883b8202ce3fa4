package dev.weir.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of latency, with tiny figures: whether it measures what it says, not what. */
final class LatencyIT {

    @Test
    void eachSituationIsMeasuredBesideAJobThatOnlyPassesEventsOn(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), OptionalInt.empty());

        LatencyBench.run(List.of(LatencyScenario.CHURN, LatencyScenario.HOT_KEY), options(folder), console, new Stop());

        String output = out.toString(StandardCharsets.UTF_8);
        assertThat(output)
                .containsSubsequence("1 rules", "one edit of a rule a second", "ratio", "every tenth payment", "ratio");
        assertThat(output.lines().filter(line -> line.startsWith("round"))).hasSize(2 * 2 * 4);
        assertThat(output.lines().filter(line -> line.matches("Weir +[0-9,.]+ ms.* [1-9][0-9,]*")))
                .hasSize(2);
    }

    private static SandboxOptions options(Path folder) throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("large.yaml"), """
                id: large
                version: 1
                on: transaction
                when: transaction.amount > 500.0
                then: {outcome: REVIEW, score: 10}
                """);
        Properties given = new Properties();
        given.setProperty("weir.rate", "200");
        given.setProperty("weir.duration", "500ms");
        given.setProperty("weir.rules", rules.toString());
        given.setProperty("weir.directory", folder.resolve("bench").toString());
        return SandboxOptions.from(given);
    }
}
