package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Ran;
import dev.weir.config.JobConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions in a folder beside rules. */
final class DefinitionFilesTest {
    private static final String DEFINITIONS = """
            id: defs/risk
            version: 1
            conditions: {large: transaction.amount > 100}
            features:
              paid: {count: transaction, by: [cardId], over: 1h}
            """;
    private static final String RULE = """
            id: %s
            version: 1
            on: transaction
            when: defs.large && defs.paid > 2
            then: {outcome: REVIEW}
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aRuleAndWhatItUses() throws IOException {
        Files.createDirectory(folder.resolve("defs"));
        write("defs/risk.yaml", DEFINITIONS);
        write("one.yaml", RULE.formatted("one"));
    }

    @Test
    void aRuleIsCheckedWithThemAlsoAlone() throws IOException {
        assertThat(validated(folder)).endsWith("2 rules, no error");
        assertThat(validated(folder.resolve("one.yaml"))).endsWith("1 rule, no error");
        Files.delete(folder.resolve("defs/risk.yaml"));
        assertThat(validated(folder))
                .contains("/one.yaml:4:7: there is no definition 'large'; definitions are pushed before the rules")
                .contains(" | when: defs.large && defs.paid > 2\n |       ^");
    }

    @Test
    void eachOfSeveralFoldersHasItsOwn() throws Exception {
        for (String other : List.of("a", "b")) {
            Files.createDirectories(folder.resolve(other + "/defs"));
            write(other + "/defs/own.yaml", "id: defs/own\nversion: 1\nconditions: {of_" + other + ": true}\n");
            write(other + "/rule-" + other + ".yaml", """
                    id: rule-%1$s
                    version: 1
                    on: transaction
                    when: defs.of_%1$s
                    then: {outcome: REVIEW}
                    """.formatted(other));
        }
        RuleFolder rules =
                new RuleFolder(new JobConfigs().read("kafka: {bootstrapServers: 'b:1'}", Map.of(), Map.of()));

        for (String other : List.of("a", "b", "a")) {
            Path rule = folder.resolve(other + "/rule-" + other + ".yaml");
            assertThat(rules.check(List.of(rule)).get(0).errors()).as(other).isEmpty();
        }
    }

    @Test
    void anErrorInADefinitionIsShownInItsFileAndAtTheReference() throws IOException {
        write("defs/risk.yaml", DEFINITIONS.replace("amount", "amout"));

        assertThat(validated(folder))
                .contains("defs/risk.yaml:3:32: unknown field 'amout' of transaction; did you mean 'amount'?")
                .contains("one.yaml:4:7: in defs.large (defs/risk, conditions.large:1:12): unknown field 'amout'");
    }

    @Test
    void aFileOfDefinitionsIsNamedAfterThemAndDefinesWhatNoOtherDoes() throws IOException {
        write("defs/other.yaml", DEFINITIONS);
        assertThat(validated(folder))
                .contains("'defs/risk' is the id of " + folder.resolve("defs/other.yaml"))
                .contains("the id is 'defs/risk' and the file other.yaml; name the file defs/risk.yaml");
        write("defs/other.yaml", DEFINITIONS.replace("defs/risk", "defs/other"));
        assertThat(validated(folder)).contains("risk.yaml:3:14: 'large' is defined in defs/other already");
    }

    @Test
    void whatRulesShareCostsOnce() throws IOException {
        write("two.yaml", RULE.formatted("two"));

        assertThat(Ran.of("rules", "validate", "--cost", folder.toString()).text())
                .containsPattern("one +\\d+ +1 +1 +9000000\n")
                .containsPattern("two +\\d+ +1 +1 +9000000\n")
                .containsPattern("\\(all, what they share once\\) +\\d+ +1 +1 +9000000\n");
    }

    @Test
    void casesOfARulePlayWithThem() throws IOException {
        write("one.test.yaml", """
                defaults: {transaction: {customerId: c, cardId: k, amount: 200}}
                cases:
                  - name: the third
                    events: [{at: 0s, transaction: {}}, {at: 1s, transaction: {}}, {at: 2s, transaction: {}}]
                    expect: [{event: e3, outcome: REVIEW}]
                """);

        assertThat(Ran.of("rules", "test", folder.toString()).text()).endsWith("1 case passed, 0 failed");
    }

    @Test
    void aNameWithoutDefsIsSuggestedWithIt() throws IOException {
        write("one.yaml", RULE.formatted("one").replace("when: defs.large", "when: large"));

        assertThat(validated(folder)).contains("one.yaml:4:7: unknown name 'large'; did you mean 'defs.large'?");
    }

    @Test
    void aFileInAFolderOfOthersWhoseIdLacksItsKindIsToldSoAndNothingElse() throws IOException {
        Files.createDirectory(folder.resolve("caps"));
        write("caps/offers.yaml", "id: offers\nversion: 1\ntags: [offer]\ncount: 2\nover: 7d\n");

        assertThat(validated(folder))
                .contains("caps/offers.yaml:1:1: a file in a folder 'caps' is no rule, and its id begins with its kind;"
                        + " write id: caps/offers")
                .contains("1 error in 1 of ");
    }

    @Test
    void aDocumentOfNoKnownKindIsRefused() throws IOException {
        write("times.yaml", "id: deff/times\nversion: 1\n");

        assertThat(validated(folder)).contains("there are no documents of the kind 'deff'; did you mean 'defs'?");
    }

    @Test
    void casesAreNotPlayedBesideADocumentThatTheJobWouldRefuse() throws IOException {
        Files.createDirectory(folder.resolve("caps"));
        write("caps/few.yaml", "id: caps/few\nversion: 1\ntags: [offer]\ncount: 0\nover: 1h\n");
        write("one.test.yaml", "cases: [{name: nothing, events: [], expect: []}]");

        Ran ran = Ran.of("rules", "test", folder.resolve("one.yaml").toString());

        assertThat(ran.code()).isNotZero();
        assertThat(ran.text())
                .contains("1 failed", "nothing: the document 'caps/few' is refused: count: 'count' is the number 0;");
    }

    private static String validated(Path place) {
        return Ran.of("rules", "validate", place.toString()).text();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
