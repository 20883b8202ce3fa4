package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.rules.RuleFile;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.document.Documents;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made of a rule when it was checked, beside what would be made of it for its cases. */
final class KnownRuleTest {
    private static final String SHADOW = """
            id: large
            version: 1
            mode: shadow
            rollout: 10
            on: transaction
            when: transaction.amount > 100
            then: {outcome: REVIEW}
            """;
    private static final String CASE = """
            cases:
              - name: a large payment
                events: [{at: 5s, transaction: {customerId: c-1, amount: 200}}]
                expect: [{event: e1, outcome: REVIEW}]
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itIsTheSameForEverySample() throws Exception {
        RuleFolder rules = new RuleFolder(config());
        int compared = 0;
        for (Path path : RuleFiles.in(Path.of("rules"))) {
            Node document = rules.check(List.of(path)).get(0).document();
            Optional<Compiled.Accepted> checked = rules.checkedLast(document);
            if (checked.isPresent() && rules.writtenOut(document).equals(document)) {
                KnownRule known = KnownRule.of(document, checked.get());
                assertThat(rules.compile(known.document()))
                        .isInstanceOfSatisfying(
                                Compiled.Accepted.class,
                                anew -> assertThat(said(known.compiled()))
                                        .as("%s", path)
                                        .isEqualTo(said(anew)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** Returns what a rule says of itself; its expressions, which its texts determine, only say that they are there. */
    private static String said(Compiled.Accepted compiled) {
        return compiled.rule().toString().replaceAll("@[0-9a-f]+", "");
    }

    @Test
    void itCountsForNoOtherDocument() throws Exception {
        Node rule = document(SHADOW);
        KnownRule known = KnownRule.of(rule, compiled(SHADOW));
        Linked inCases = Linked.plain(KnownRule.forAll(KnownRule.live(rule)));

        assertThat(known.of(inCases)).contains(known.compiled());
        assertThat(known.of(Linked.plain(rule))).isEmpty();
        assertThat(known.of(inCases.using(Map.of("transaction", Set.of("amount:double")))))
                .isEmpty();
    }

    @Test
    void casesAreDecidedByWhatWasMadeOfARuleBefore() throws Exception {
        Path file = Files.writeString(folder.resolve("large.test.yaml"), CASE);
        RuleCase given = CaseFile.read(file, config().schema()).cases().get(0);
        Compiled.Accepted other = compiled(SHADOW.replace("REVIEW", "BLOCK"));
        Node rule = document(SHADOW);

        assertThat(new CaseRunner(config()).run("large", rule, given).isGood()).isTrue();
        assertThat(new CaseRunner(config())
                        .knowing(asked -> asked.equals(rule) ? Optional.of(other) : Optional.empty())
                        .run("large", rule, given)
                        .found())
                .as("it was not compiled again")
                .singleElement()
                .asString()
                .contains("BLOCK");
    }

    private Compiled.Accepted compiled(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("large.yaml"), text);
        RuleFolder rules = new RuleFolder(config());
        RuleFile checked = rules.check(List.of(file)).get(0);
        assertThat(DocumentIds.of(checked.document())).isEqualTo("large");
        return rules.checkedLast(checked.document()).orElseThrow();
    }

    private static Node document(String text) throws Exception {
        return Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JobConfig config() throws Exception {
        return new JobConfigs().read(Path.of("job-configs/local.yaml"), Map.of(), Map.of());
    }
}
