package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order rules of a folder go to the job. */
final class PushOrderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRuleComesAfterThoseThatItAsksAboutAndTheOthersStayInTheirOrder() throws Exception {
        write("a-both", "fired(\\\"d-many\\\", \\\"1h\\\") && fired(\\\"c-large\\\")");
        write("b-plain", "transaction.amount > 1");
        write("c-large", "fired(\\\"d-many\\\")");
        write("d-many", "transaction.amount > 2");
        write("e-gone", "fired(\\\"nowhere\\\", \\\"1h\\\")");

        assertThat(pushed()).containsExactly("d-many", "c-large", "a-both", "b-plain", "e-gone");
    }

    @Test
    void aRuleThatComparesDecisionsWithOneComesAfterIt() throws Exception {
        Files.writeString(folder.resolve("asks.yaml"), """
                id: asks
                version: 1
                on: transaction
                features: {n: {count: decision, where: 'decision.rule == "much"', by: [ip], over: 1h}}
                when: n > 1
                then: {outcome: REVIEW}
                """);
        write("much", "transaction.amount > 1");

        assertThat(pushed()).containsExactly("much", "asks");
    }

    @Test
    void noneIsLostThatAsksAboutItselfByWayOfOthers() throws Exception {
        write("a", "fired(\\\"b\\\", \\\"1h\\\")");
        write("b", "fired(\\\"c\\\", \\\"1h\\\")");
        write("c", "fired(\\\"a\\\", \\\"1h\\\") || fired(\\\"c\\\", \\\"1h\\\")");

        assertThat(pushed()).containsExactlyInAnyOrder("a", "b", "c");
    }

    private List<String> pushed() throws Exception {
        return RuleFile.askedFirst(
                        new RuleFolder(new JobConfigs().read(Path.of("job-configs/local.yaml"), Map.of(), Map.of()))
                                .check(List.of(folder)))
                .stream()
                .map(RuleFile::id)
                .toList();
    }

    private void write(String id, String when) throws IOException {
        Files.writeString(
                folder.resolve(id + ".yaml"),
                "{id: " + id + ", version: 1, on: transaction, when: \"" + when + "\", then: {outcome: REVIEW}}");
    }
}
