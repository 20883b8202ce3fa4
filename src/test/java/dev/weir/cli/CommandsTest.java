package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.rules.rule.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to Kafka, with a broker and the engine of the job. Each story has rules and customers of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandsTest {
    private static final String DECISION = "%-15s %-10s score %-4s ";

    private CommandsAtWork here;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        here = CommandsAtWork.start(folder);
    }

    @AfterAll
    void stop() throws Exception {
        here.close();
    }

    @Test
    void aFileBecomesARuleInForce() throws Exception {
        here.write(
                "born/large.yaml",
                rule("large")
                        .when("transaction.customerId == 'born' && transaction.amount > 100")
                        .yaml());

        Ran first = here.weir("rules", "push", here.at("born"), "--wait");
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains("new                large, version 1")
                .last()
                .asString()
                .matches("large +1 +ACTIVE +\\d+");
        Ran again = here.weir("rules", "push", here.at("born"), "--wait");
        assertThat(again.code()).isZero();
        assertThat(again.text()).contains("0 rules to push, 1 unchanged");

        Ran sent = here.send("{\"transactionId\":\"born-1\",\"customerId\":\"born\",\"amount\":200}");
        assertThat(sent.code()).isZero();
        assertThat(sent.out())
                .last()
                .asString()
                .startsWith(DECISION.formatted("REVIEW", "born", "50") + "by large on transaction born-1");
    }

    @Test
    void onlyWhatChangedIsPushedAndAVersionThatDoesNotGrowIsRefused() throws Exception {
        here.write(
                "edit/kept.yaml",
                rule("kept").when("transaction.amount > 1000000").yaml());
        here.write(
                "edit/edited.yaml",
                rule("edited").when("transaction.amount > 1000000").yaml());
        here.weir("rules", "push", here.at("edit"), "--wait");

        here.write(
                "edit/edited.yaml",
                rule("edited").when("transaction.amount > 2000000").yaml());
        Ran refused = here.weir("rules", "push", here.at("edit"), "--wait");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out())
                .contains(
                        here.at("edit")
                                + "/edited.yaml:2:1: version 1 is on the topic with other content; write version 2 or"
                                + " higher",
                        "1 error; nothing was pushed");
        here.write(
                "edit/edited.yaml",
                rule("edited").version(2).when("transaction.amount > 2000000").yaml());
        assertThat(here.weir("rules", "diff", here.at("edit")).out())
                .contains("-version: 1", "+version: 2", "-when: transaction.amount > 1000000");
        Ran kept = here.weir("rules", "diff", here.at("edit/kept.yaml"));
        assertThat(kept.text()).as("a file alone is compared with nothing else").isEmpty();
        assertThat(kept.code()).isZero();
        assertThat(here.weir("rules", "push", here.at("edit"), "--dry-run").out())
                .contains("changed            edited, version 2")
                .doesNotContain("changed            kept, version 1");
        assertThat(here.weir("rules", "push", here.at("edit"), "--wait").out())
                .last()
                .asString()
                .matches("edited +2 +ACTIVE +\\d+");
    }

    @Test
    void aBacktestSaysWhatChangesAgainstTheRulesInForce() throws Exception {
        String large = "transaction.customerId == 'past' && transaction.amount > ";
        here.write("past/past-large.yaml", rule("past-large").when(large + 100).yaml());
        here.weir("rules", "push", here.at("past"), "--wait");
        here.write(
                "past/past-large.yaml",
                rule("past-large").version(2).when(large + 50).yaml());
        here.write(
                "transactions.jsonl",
                "{\"transactionId\":\"past-1\",\"timestamp\":\"2026-05-01T00:00:00Z\",\"customerId\":\"past\",\"amount\":70}");

        Ran ran =
                here.weir("backtest", here.at("past"), "--events", here.at("transactions.jsonl"), "--against=in-force");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("against the rules in force:")
                .anyMatch(line -> line.matches("nothing → REVIEW +1 +– +70"));
    }

    @Test
    void ofTwoWhoPushOneVersionTheSecondIsToldWhoseIsInForceAndTheHistoryNamesBoth() throws Exception {
        here.write(
                "two/two.yaml",
                rule("two").version(3).when("transaction.amount > 1000000").yaml());
        here.weir("rules", "push", here.at("two"), "--wait", "--as", "anna");
        here.write(
                "two/two.yaml",
                rule("two").version(3).when("transaction.amount > 2000000").yaml());

        Ran second = here.weir("rules", "push", here.at("two"), "--wait", "--force", "--as", "bob");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.text())
                .contains("REJECTED", "version 3 is in force with other content, pushed by 'anna' (not signed) at 20");
        assertThat(here.weir("rules", "history", "two").out())
                .anyMatch(line -> line.matches("3 +20\\S+ +anna +no +live"))
                .anyMatch(line -> line.matches("3 +20\\S+ +bob +no +refused"));
        assertThat(here.weir("rules", "show", "two").text()).contains("by bob (not signed)");
        assertThat(here.weir("rules", "history", "nobody").err()).contains("there is no rule 'nobody' on the topic");
    }

    @Test
    void whatTheJobRefusesFailsThePush() throws Exception {
        here.write("bad/bad.yaml", rule("bad").when("transaction.amout > 5").yaml());
        Ran checked = here.weir("rules", "push", here.at("bad"), "--wait");
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.text()).contains("bad.yaml:4:18: unknown field 'amout'", "nothing was pushed");

        Ran forced = here.weir("rules", "push", here.at("bad"), "--wait", "--force", "--json");
        assertThat(forced.code()).isEqualTo(1);
        JsonNode answer = CommandsAtWork.json(forced).path("rules").path(0);
        assertThat(answer.path("status").asText()).isEqualTo("REJECTED");
        assertThat(answer.path("errors").path(0).asText()).startsWith("when:1:12: unknown field 'amout'");
    }

    @Test
    void aRuleIsSwitchedOffRolledBackAndRemoved() throws Exception {
        here.write(
                "life/life.yaml",
                rule("life")
                        .when("transaction.customerId == 'life'")
                        .with("description: about life")
                        .yaml());
        here.weir("rules", "push", here.at("life"), "--wait");

        assertThat(here.weir("rules", "disable", "life", "--wait").out())
                .last()
                .asString()
                .matches("life +2 +OFF +\\d+");
        assertThat(here.weir("rules", "show", "life").out()).contains("version: 2", "mode: off");
        assertThat(here.weir("rules", "rollback", "life", "--wait").out())
                .contains("'life' goes back to version 1, as version 3")
                .last()
                .asString()
                .matches("life +3 +ACTIVE +\\d+");
        assertThat(here.weir("rules", "show", "life", "--version", "2").out()).contains("mode: off");
        assertThat(here.row("life")).startsWith("life").contains(" 3 ", "live", "ACTIVE", "about life");
        assertThat(here.weir("rules", "rollback", "life", "--to", "9").err())
                .contains("the topic has no version 9 of 'life'; it has 1, 2, 3", "--git REVISION");
        assertThat(here.weir("rules", "remove", "life", "--wait").out())
                .last()
                .asString()
                .matches("life +1?3? +REMOVED +\\d+");
        assertThat(here.weir("rules", "show", "life").err()).contains("there is no rule 'life' on the topic");
    }

    @Test
    void aRuleInShadowIsSeenInTheTailAndExplained() throws Exception {
        here.write(
                "shade/shade.yaml",
                rule("shade")
                        .when("transaction.customerId == 'shade' && transaction.amount > 10")
                        .mode(Mode.SHADOW)
                        .yaml());
        here.weir("rules", "push", here.at("shade"), "--wait");
        here.send("{\"transactionId\":\"shade-1\",\"customerId\":\"shade\",\"amount\":50}");

        Ran tail = here.weir("decisions", "tail", "--rule", "shade", "--from-beginning", "--limit", "1");
        assertThat(tail.out())
                .singleElement()
                .asString()
                .containsPattern("^\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z  "
                        + DECISION.formatted("APPROVE", "shade", "0")
                        + "on transaction shade-1  in shadow REVIEW by shade");
        assertThat(here.weir("decisions", "tail", "--subject", "nobody", "--from-beginning", "--no-follow")
                        .out())
                .isEmpty();
        assertThat(here.weir("explain", "shade-1").text())
                .contains(
                        "in shadow, shade, version 1, fired: REVIEW, score 50",
                        "when      transaction.customerId == 'shade' && transaction.amount > 10");
    }

    @Test
    void singleEntriesAndRowsComeForATimeAndGo() throws Exception {
        String late = Instant.now().minus(Duration.ofHours(23)).toString();
        String ended = Instant.now().minus(Duration.ofHours(25)).toString();
        here.write("ending.yaml", "{entries: [a, b, c], until: {a: " + ended + ", b: " + late + "}}");
        here.write("rates.csv", "currency,euros:double\nUSD,0.92\n");
        here.weir("lists", "push", "ending", here.at("ending.yaml"));
        here.weir("lists", "push", "rates", here.at("rates.csv"));
        assertThat(here.weir("lists", "add", "ending", "d", "--for", "30d", "--wait")
                        .out())
                .last()
                .asString()
                .matches("ending +3 +ACTIVE +\\d+");
        here.weir("lists", "add", "rates", "GBP", "--row", "{\"euros\": 1.15}", "--for", "1h");
        assertThat(here.weir("lists", "show", "ending").out())
                .satisfiesExactly(
                        b -> assertThat(b).isEqualTo("b  until " + late),
                        c -> assertThat(c).isEqualTo("c"),
                        d -> assertThat(Duration.between(
                                        Instant.now(), Instant.parse(d.substring("d  until ".length()))))
                                .isBetween(Duration.ofDays(29), Duration.ofDays(30)));
        assertThat(here.weir("lists", "show", "rates").out())
                .anyMatch(row -> row.matches("GBP  \\{\"euros\":1.15}  until 20[-0-9:T]+(\\.\\d{3})?Z"));
        assertThat(here.weir("lists", "add", "ending", "e", "--for", "0s").err())
                .contains("an entry that holds for no time is none; write such as 30d");
        here.weir("lists", "remove", "ending", "b");
        assertThat(here.weir("lists", "remove", "ending", "b").err()).contains("'b' is no entry");
        assertThat(here.weir("lists", "add", "rates", "CHF").err()).contains("say with --row what it has for 'CHF'");
        assertThat(here.weir("lists", "add", "rates", "CHF", "--row", "no").code())
                .isEqualTo(2);
    }

    @Test
    void whoDoesNotWaitIsToldWhatWasDoneAndWhereToLook() throws Exception {
        here.write("unawaited/unawaited.yaml", rule("unawaited").yaml());
        here.weir("rules", "push", here.at("unawaited"), "--wait");

        String where = "'weir rules list' shows whether it is in force, --wait waits for that";
        assertThat(here.weir("rules", "disable", "unawaited").out())
                .containsExactly("'unawaited' is switched off, as version 2; it was live", where, "1 rule pushed");
        assertThat(here.weir("rules", "enable", "unawaited", "--shadow").out())
                .startsWith("'unawaited' is switched on, in mode shadow, as version 3", where);
        assertThat(here.weir("rules", "rollback", "unawaited").out())
                .startsWith("'unawaited' goes back to version 2, as version 4", where);
    }
}
