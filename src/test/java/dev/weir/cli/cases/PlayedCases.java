package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.io.document.Documents;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plays cases of a rule, and asserts that each decides as it says. */
final class PlayedCases {
    private PlayedCases() {}

    /**
     * Plays them.
     *
     * @param folder for the file of the cases
     * @param rule with the id {@code a}
     */
    static void assertGood(JobConfig config, Path folder, String rule, String cases) throws Exception {
        CaseFile file = CaseFile.read(Files.writeString(folder.resolve("a.test.yaml"), cases), config.schema());
        assertThat(file.errors()).isEmpty();
        for (RuleCase given : file.cases()) {
            CaseResult result = new CaseRunner(config)
                    .run(
                            "a",
                            Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes())
                                    .read(rule.getBytes(StandardCharsets.UTF_8)),
                            given);
            assertThat(result.found()).isEqualTo(result.expected());
            assertThat(result.isGood()).isTrue();
        }
    }
}
