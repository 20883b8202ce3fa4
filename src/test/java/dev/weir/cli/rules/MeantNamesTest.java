package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of rules that decisions are compared with, beside the rules of the folder. */
final class MeantNamesTest {
    private static final String ASKS = """
            id: asks
            version: 1
            on: transaction
            features: {n: {count: decision, where: '%s', by: [ip], over: 1h}}
            when: n > 1
            then: {outcome: REVIEW}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNameLikeThatOfARuleOfTheFolderIsWarnedOfAndOneOfAnotherFolderIsNot() throws IOException {
        Files.writeString(
                folder.resolve("card-testing.yaml"),
                "{id: card-testing, version: 1, tags: [cards], on: transaction, when: true, then: {outcome: BLOCK}}");
        assertThat(validated("decision.rule == \"card-tetsing\" || \"crads\" in decision.tags.split(\" \")"))
                .contains(
                        "asks.yaml:4:58: warning: there is no rule 'card-tetsing'; did you mean 'card-testing'?",
                        "warning: no rule has the tag 'crads'; did you mean 'cards'?",
                        "2 rules, no error");
        assertThat(validated("decision.rule == \"elsewhere\" || \"offers\" in decision.tags.split(\" \")"))
                .doesNotContain("warning");
    }

    @Test
    void aRuleThatFiredAsksForIsNamedWhereItStands() throws IOException {
        Files.writeString(
                folder.resolve("card-testing.yaml"),
                "{id: card-testing, version: 1, mode: shadow, on: transaction, when: true, then: {outcome: BLOCK}}");
        Files.writeString(folder.resolve("after.yaml"), """
                id: after
                version: 1
                on: transaction
                when: |
                  transaction.amount > 5 &&
                    (fired("card-tetsing", "1h") || fired('card-testing'))
                then: {outcome: REVIEW}
                """);
        assertThat(Ran.of("rules", "validate", folder.toString()).text())
                .contains(
                        "after.yaml:6:6: warning: 'fired' asks about a rule 'card-tetsing' that is not there",
                        "after.yaml:6:37: warning: 'fired' asks whether 'card-testing' fires in the same decision, and"
                                + " that rule is in shadow mode");
    }

    private String validated(String where) throws IOException {
        Files.writeString(folder.resolve("asks.yaml"), ASKS.formatted(where));
        return Ran.of("rules", "validate", folder.toString(), "--config", "job-configs/local.yaml")
                .text();
    }
}
