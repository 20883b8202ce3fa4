package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a case that fails: which part of the condition was false, and what it looked at. */
final class FailedCasesTest {
    private static final String CASES = """
            defaults: {transaction: {customerId: c-1, cardId: card-1, amount: 400, country: PL}}
            cases:
              - name: a case
                events: [{at: 0s, transaction: {}}, {at: +20m, transaction: {}}, {at: +20m, transaction: {country: DE}}]
                expect: %s
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePartsOfTheConditionAreShownWithWhatTheyLookedAt() throws IOException {
        rule("spend", "spend1h > 1000 && transaction.country != \"DE\"", "live");
        write("spend.test.yaml", CASES.formatted("[{event: e3, outcome: REVIEW}]"));

        Ran ran = Ran.of("rules", "test", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("     on e3:")
                .anyMatch(line -> line.matches(" +spend1h > 1000 +true  \\(spend1h is 1200.0\\)"))
                .anyMatch(line -> line.matches(" +transaction.country != \"DE\" +false .*country is \"DE\"\\)"))
                .noneMatch(line -> line.contains("on e2"));
    }

    @Test
    void whatFiresAndShouldNotIsShownToo() throws IOException {
        rule("spend", "spend1h > 700", "live");
        write("spend.test.yaml", CASES.formatted("[{event: e3, outcome: REVIEW}]"));

        assertThat(Ran.of("rules", "test", folder.toString()).out())
                .contains("     on e2:")
                .anyMatch(line -> line.matches(" +spend1h > 700 +true  \\(spend1h is 800.0\\)"))
                .noneMatch(line -> line.contains("on e3"));
    }

    @Test
    void whatARuleCountsOfItsOwnDecisionsIsWhatItDecidedInTheCase() throws IOException {
        write("once.yaml", """
                id: once
                version: 1
                on: transaction
                features:
                  mine: {count: decision, where: 'decision.rule == "once"', by: [cardId], over: 1h}
                when: transaction.amount > 300 && mine < 1 && !fired("once", "30m")
                then: {outcome: REVIEW, cooldown: 1m}
                """);
        write("once.test.yaml", """
                defaults: {transaction: {customerId: c-1, cardId: card-1}}
                cases:
                  - name: a case
                    events:
                      - {at: 0s, transaction: {amount: 5}}
                      - {at: +20m, transaction: {amount: 400}}
                      - {at: +31m, transaction: {amount: 500}}
                    expect: [{event: e1, outcome: REVIEW}, {event: e2, outcome: REVIEW}, {event: e3, outcome: REVIEW}]
                """);
        assertThat(Ran.of("rules", "test", folder.toString()).out())
                .anyMatch(line -> line.matches(" +mine < 1 +true  \\(mine is 0\\)"))
                .anyMatch(line -> line.matches(" +mine < 1 +false  \\(mine is 1\\)"))
                .anyMatch(line -> line.matches(" +!fired\\(\"once\", \"30m\"\\) +true"))
                .noneMatch(line -> line.contains("on e2"));
    }

    @Test
    void aRuleAboutEventsThatAreNotAlwaysDecidedIsAskedToo() throws IOException {
        write("asked.yaml", """
                id: asked
                version: 1
                on: click
                features: {looks: {count: click, by: [customerId], over: 1h}}
                when: looks > 1
                then: {outcome: OFFER}
                """);
        write("asked.test.yaml", """
                cases:
                  - name: a case
                    events: [{at: 0s, click: {customerId: c-1, type: VIEW}}]
                    expect: [{event: e1, outcome: OFFER}]
                """);
        assertThat(Ran.of("rules", "test", folder.toString()).out())
                .anyMatch(line -> line.matches(" +looks > 1 +false  \\(looks is 1\\)"));
    }

    @Test
    void aRuleThatFiredAsksForAndThatTheCasesLackIsNamed() throws IOException {
        rule("other", "true", "live");
        rule("spend", "spend1h > 1000 && fired(\"other\")", "live");
        write("spend.test.yaml", CASES.formatted("[{event: e3, rules: [other, spend]}]"));

        assertThat(Ran.of("rules", "test", folder.toString()).text())
                .contains(
                        "'fired' asks about a rule 'other' that is not there: name its file under 'with' in the cases");
    }

    @Test
    void aRuleUnderWithThatIsInShadowModeDecidesNothingAsInTheJob() throws IOException {
        rule("other", "spend1h > 1000", "shadow");
        rule("spend", "spend1h > 1000 && fired(\"other\")", "shadow");
        write("spend.test.yaml", "with: [other.yaml]\n" + CASES.formatted("[]"));
        assertThat(Ran.of("rules", "test", folder.toString()).text()).endsWith("1 case passed, 0 failed");

        rule("other", "spend1h > 1000", "live");
        write("spend.test.yaml", "with: [other.yaml]\n" + CASES.formatted("[{event: e3, rules: [other, spend]}]"));
        assertThat(Ran.of("rules", "test", folder.toString()).text()).endsWith("1 case passed, 0 failed");
    }

    @Test
    void rulesWithoutCasesAreNamedWhenTheyAreChecked() throws IOException {
        rule("other", "true", "live");
        rule("spend", "spend1h > 1000", "live");
        write("spend.test.yaml", CASES.formatted("[]"));
        assertThat(Ran.of("rules", "validate", folder.toString()).out())
                .containsExactly("1 rule without cases: other", "2 rules, no error");
    }

    private void rule(String id, String when, String mode) throws IOException {
        write(id + ".yaml", """
                id: %s
                version: 1
                mode: %s
                on: transaction
                features: {spend1h: {sum: transaction.amount, by: [cardId], over: 1h}}
                when: '%s'
                then: {outcome: REVIEW}
                """.formatted(id, mode, when));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
