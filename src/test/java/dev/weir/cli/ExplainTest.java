package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.console.TopicQuestions;
import dev.weir.console.question.ConditionSeen;
import dev.weir.console.question.RuleAnswered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Why a rule did not fire, asked at a broker with the engine of the job. Each story has rules and customers of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainTest {
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
    void aRuleThatDidNotFireIsAskedAgainPartByPart() throws Exception {
        here.write("why/why.yaml", """
                id: why
                version: 1
                on: transaction
                features: {paid1h: {sum: transaction.amount, by: [customerId], over: 1h},
                  ids: {topK: transaction.transactionId, k: 2, by: [customerId], over: 1d}}
                when: transaction.customerId == 'why' && (paid1h > 100 || transaction.country == 'XX' || 'XX' in ids)
                then: {outcome: BLOCK, score: 80, cooldown: 1h}
                """);
        here.weir("rules", "push", here.at("why"), "--wait");
        here.send("{\"transactionId\":\"why-1\",\"customerId\":\"why\",\"amount\":40}");
        here.send("{\"transactionId\":\"why-2\",\"customerId\":\"why\",\"amount\":80}");
        here.send("{\"transactionId\":\"why-3\",\"customerId\":\"why\",\"amount\":1}");

        assertThat(here.weir("explain", "why-1", "--rule", "why").out())
                .anyMatch(line -> line.equals("why, version 1, did not fire: its condition is not true"))
                .anyMatch(line -> line.matches(" +paid1h > 100 +false  \\(paid1h is 40.0\\)"))
                .anyMatch(line -> line.matches(" +'XX' in ids +false  \\(ids.join.* is \"why-1\"\\)"))
                .anyMatch(line ->
                        line.matches(" +transaction.country == 'XX' +absent  \\(transaction.country is absent\\)"));
        assertThat(here.weir("explain", "why-2", "--rule", "why").text())
                .contains("why, version 1, fired: BLOCK, score 80", "features  ids [\"why-1\",\"why-2\"], paid1h 120");
        assertThat(here.weir("explain", "why-3", "--rule", "why").text())
                .contains("did not fire: it rests, since it fired on transaction why-2");
        assertThat(here.weir("explain", "why-9").err())
                .contains("decisions on the topic 'actions' is 'why-9', or about it", "none of the", "events");
    }

    @Test
    void theConsoleIsGivenTheConditionAsATreeWhetherTheRuleFiredOrNot() throws Exception {
        String when = "transaction.customerId == 'tree' && (transaction.amount > 100 || transaction.country == 'XX')";
        String then = "\nthen: {outcome: BLOCK, score: 80}\n";
        here.write("tree/tree.yaml", "id: tree\nversion: 1\non: transaction\nwhen: " + when + then);
        here.weir("rules", "push", here.at("tree"), "--wait");
        here.send("{\"transactionId\":\"tree-1\",\"customerId\":\"tree\",\"amount\":40,\"country\":\"DE\"}");
        here.send("{\"transactionId\":\"tree-2\",\"customerId\":\"tree\",\"amount\":140,\"country\":\"DE\"}");
        var questions = new TopicQuestions(here.config(), here.config().kafka(), Duration.ofMinutes(5));

        RuleAnswered not = questions.ask("tree-1", "tree", OptionalLong.empty());
        assertThat(not.lines()).first().isEqualTo("tree, version 1, did not fire: its condition is not true");
        assertThat(not.condition().orElseThrow().parts().get(1).parts())
                .contains(new ConditionSeen(
                        "transaction.amount > 100", "false", List.of("transaction.amount is 40.0"), List.of()));
        RuleAnswered fired = questions.ask("tree-2", "tree", OptionalLong.of(System.currentTimeMillis()));
        assertThat(fired.lines().toString())
                .contains("'tree' fired; asked again")
                .doesNotContain("  trans");
        assertThat(fired.condition().orElseThrow().value()).isEqualTo("true");
    }

    @Test
    void definitionsArePushedWithTheRulesThatUseThemAndAskedPartByPart() throws Exception {
        here.write("shared/a.yaml", """
                id: a
                version: 1
                on: transaction
                when: transaction.customerId == 'shared' && defs.busy
                then: {outcome: BLOCK, score: 80}
                """);
        here.write("shared/defs/often.yaml", """
                id: defs/often
                version: 1
                conditions: {busy: defs.paidHere >= 2 && transaction.amount > 10}
                features: {paidHere: {count: transaction, by: [customerId], over: 1h}}
                """);
        assertThat(here.weir("rules", "push", here.at("shared"), "--wait").out())
                .containsSubsequence("new                defs/often, version 1", "new                a, version 1")
                .anyMatch(line -> line.matches("defs/often +1 +ACTIVE.*"))
                .anyMatch(line -> line.matches("a +1 +ACTIVE.*"));
        here.send("{\"transactionId\":\"shared-1\",\"customerId\":\"shared\",\"amount\":40}");
        here.send("{\"transactionId\":\"shared-2\",\"customerId\":\"shared\",\"amount\":40}");

        assertThat(here.weir("explain", "shared-1", "--rule", "a").out())
                .anyMatch(line -> line.equals("a, version 1, did not fire: its condition is not true"))
                .anyMatch(line -> line.matches(" +paidHere >= 2 +false  \\(paidHere is 1\\)"));
        assertThat(here.weir("explain", "shared-2", "--rule", "a").text()).contains("fired: BLOCK", "paidHere 2");
        assertThat(here.weir("rules", "list").text()).containsPattern("defs/often +1 +ACTIVE");
        assertThat(here.weir("rules", "remove", "defs/often", "--wait").text())
                .contains("REJECTED", "rule 'a', when: there is no definition 'busy'");
    }

    @Test
    void ofAClickThatNoRuleFiredForItIsSaidWhyOneDidNot() throws Exception {
        here.write("keen/keen.yaml", """
                id: keen
                version: 1
                on: click
                features: {views10m: {count: click, by: [customerId], over: 10m}}
                when: click.customerId == 'keen' && views10m >= 3
                then: {outcome: OFFER}
                """);
        String too = "{id: keen-too, version: 1, on: click, when: click.sku == 's-9', then: {outcome: OFFER}}";
        here.write("keen/keen-too.yaml", too);
        here.weir("rules", "push", here.at("keen"), "--wait");
        click("{\"eventId\":\"keen-1\",\"customerId\":\"keen\",\"type\":\"VIEW\"}");
        click("{\"eventId\":\"keen-2\",\"customerId\":\"keen\",\"type\":\"VIEW\"}");
        assertThat(here.weir("explain", "keen-2").out().get(0))
                .isEqualTo("no decision about click keen-2 of keen: no rule fired; --rule ID says why one did not");
        assertThat(here.weir("explain", "keen-2").text()).containsPattern("asked were .*keen, .*keen-too");
        assertThat(here.weir("explain", "keen-2", "--rule", "keen").out())
                .startsWith("no decision about click keen-2 of keen: no rule fired")
                .contains("keen, version 1, did not fire: its condition is not true")
                .anyMatch(line -> line.matches(" +views10m >= 3 +false  \\(views10m is 2\\)"));
        assertThat(here.weir("explain", "keen-2", "--rule", "keen", "--json").text())
                .contains("\"decision\":null");
    }

    @Test
    void aDecisionSaysItselfWhatWasOverruledAndWhichOffersWereOnlyConsidered() throws Exception {
        String rule = """
                id: %s
                version: 1
                %s
                on: transaction
                when: transaction.customerId == 'rank'
                then: {outcome: %s}
                """;
        here.write("rank/rank-allow.yaml", rule.formatted("rank-allow", "final: true", "APPROVE"));
        here.write("rank/rank-block.yaml", rule.formatted("rank-block", "priority: 9", "BLOCK"));
        String offer = "OFFER, group: home, value: ";
        here.write(
                "rank/rank-dear.yaml",
                rule.formatted("rank-dear", "priority: 5", offer + "9").replace("'rank'", "'ranked'"));
        here.write(
                "rank/rank-cheap.yaml",
                rule.formatted("rank-cheap", "priority: 1", offer + "2").replace("'rank'", "'ranked'"));
        assertThat(here.weir("rules", "push", here.at("rank"), "--wait").code()).isZero();
        here.send("{\"transactionId\":\"rank-1\",\"customerId\":\"rank\",\"amount\":40}");
        here.send("{\"transactionId\":\"rank-2\",\"customerId\":\"ranked\",\"amount\":40}");

        assertThat(here.weir("explain", "rank-1", "--rule", "rank-block").text())
                .contains("overruled by a rule that is final, rank-block, version 1, fired: BLOCK")
                .doesNotContain("did not fire");
        assertThat(here.weir("explain", "rank-2", "--rule", "rank-cheap").text())
                .contains("rank-cheap, version 1, was considered in the group 'home', but did not go out: another of"
                        + " the group had a higher value");
    }

    @Test
    void aRuleIsAskedAgainWithTheListsAndTheEarlierDecisionsOfThen() throws Exception {
        here.write("then/then.yaml", """
                id: then
                version: 1
                on: transaction
                when: 'inList("watched", transaction.customerId) && recently("REVIEW", "1h") && transaction.amount < 5'
                then: {outcome: BLOCK}
                """);
        here.write(
                "then/then-first.yaml",
                rule("then-first")
                        .when("transaction.customerId == 'then' && transaction.amount > 100")
                        .yaml());
        here.write("watched.txt", "then\n");
        here.weir("lists", "push", "watched", here.at("watched.txt"), "--wait");
        assertThat(here.weir("rules", "push", here.at("then"), "--wait").code()).isZero();
        here.send("{\"transactionId\":\"then-1\",\"customerId\":\"then\",\"amount\":50}");
        here.send("{\"transactionId\":\"then-2\",\"customerId\":\"then\",\"amount\":200}");
        here.send("{\"transactionId\":\"then-3\",\"customerId\":\"then\",\"amount\":50}");
        here.write("watched.txt", "somebody-else\n");
        here.weir("lists", "push", "watched", here.at("watched.txt"), "--wait");

        assertThat(here.weir("explain", "then-1", "--rule", "then").out())
                .anyMatch(line -> line.matches(" +inList\\(\"watched\", transaction.customerId\\) +true"))
                .anyMatch(line -> line.matches(" +recently\\(\"REVIEW\", \"1h\"\\) +false"));
        assertThat(here.weir("explain", "then-3", "--rule", "then").out())
                .anyMatch(line -> line.matches(" +inList\\(\"watched\", transaction.customerId\\) +true"))
                .anyMatch(line -> line.matches(" +recently\\(\"REVIEW\", \"1h\"\\) +true"));
    }

    @Test
    void aPatternThatIsNotCompleteIsToldHowFarItCame() throws Exception {
        here.write("steps/steps.yaml", """
                id: steps
                version: 1
                by: [customerId]
                pattern:
                  within: 10m
                  stages:
                    - {name: small, on: transaction, where: transaction.customerId == 'steps' && transaction.amount < 1}
                    - {name: large, on: transaction, where: transaction.amount > 500}
                then: {outcome: BLOCK}
                """);
        here.weir("rules", "push", here.at("steps"), "--wait");
        here.send("{\"transactionId\":\"steps-1\",\"customerId\":\"steps\",\"amount\":0.5}");
        here.send("{\"transactionId\":\"steps-2\",\"customerId\":\"steps\",\"amount\":100}");

        assertThat(here.weir("explain", "steps-2", "--rule", "steps").text())
                .contains(
                        "steps, version 1, did not fire: the event does not complete its pattern",
                        "it came as far as 1 of 2 stages: small steps-1");
    }

    @Test
    void ofAnActionThatWaitedItIsSaidWhatBecameOfIt() throws Exception {
        String rule = """
                id: %s
                version: 1
                on: click
                when: click.customerId == 'later' && click.type == 'VIEW' && %s
                then: {outcome: TIP, after: %s%s}
                """;
        here.write("later/later-out.yaml", rule.formatted("later-out", "true", "1m", ""));
        here.write(
                "later/later-rests.yaml", rule.formatted("later-rests", "click.sku == 's-2'", "2m", ", cooldown: 1d"));
        here.write(
                "later/later-asked.yaml",
                rule.formatted("later-asked", "!recently('TIP', '1h')".replace("'", "\""), "3m", ", recheck: true"));
        here.write("later/later-waits.yaml", rule.formatted("later-waits", "true", "90d", ""));
        assertThat(here.weir("rules", "push", here.at("later"), "--wait").code())
                .isZero();
        String click = "{\"eventId\":\"%s\",\"customerId\":\"later\",\"type\":\"%s\",\"sku\":\"s-2\",\"timestamp\":%d}";
        long now = System.currentTimeMillis();
        click(click.formatted("later-0", "VIEW", now - 3_600_000));
        click(click.formatted("later-1", "VIEW", now - 1_800_000));
        here.send("{\"transactionId\":\"later-2\",\"customerId\":\"other\",\"amount\":1}");
        here.send("{\"transactionId\":\"later-3\",\"customerId\":\"other\",\"amount\":1}"); // the clicks are decided

        List<String> told = here.weir("explain", "later-1").out();
        assertThat(told)
                .anyMatch(line ->
                        line.matches("later-out, version 1, began to wait at .*: it was due at .*, and went out:"
                                + " TIP, decision [0-9a-f-]+, decided at .*"))
                .anyMatch(line -> line.matches("later-rests, version 1, .*: it was due at .*, and did not go out: it"
                        + " rests, since it fired lately"))
                .anyMatch(line -> line.matches(
                        "later-waits, version 1, .*: it goes out at .*, unless something forbids" + " it then"))
                .noneMatch(line -> line.startsWith("later-asked"));
        assertThat(here.weir("explain", "later-0", "--rule", "later-asked").text())
                .contains("did not go out: its condition did not hold any more when it was due")
                .doesNotContain("later-out", "did not fire");
        String plain = "job-configs/local.yaml";
        assertThat(here.weirUnder(plain, "explain", "later-1", "--rule", "later-waits")
                        .text())
                .as("without a record of it")
                .containsPattern("later-waits, version 1: its action waits: it goes out at ");
        assertThat(here.weirUnder(plain, "explain", "later-0", "--rule", "later-asked")
                        .text())
                .contains("nothing says yet what became of it", "names no topic decisions.shadow");
    }

    @Test
    void ofAnEventOfASessionItIsSaidWhomItCountsForAndSinceWhen() throws Exception {
        String click = "{\"eventId\":\"%s\",\"sessionId\":\"sess\",\"type\":\"VIEW\"%s}";
        click(click.formatted("sess-1", ""));
        click(click.formatted("sess-2", ",\"customerId\":\"sess-c\""));
        click(click.formatted("sess-3", ""));

        assertThat(here.weir("explain", "sess-1").text())
                .contains("no decision about click sess-1 of sess: no rule fired")
                .containsPattern(
                        "it came without customerId, with the session sess: nothing had linked the session to one"
                                + " then. Since click sess-2 linked the session to sess-c at .*, it counts for sess-c as a late");
        assertThat(here.weir("explain", "sess-2").text())
                .contains("it linked the session sess, so that earlier events count, too: click sess-1");
        assertThat(here.weir("explain", "sess-3").text())
                .contains("no decision about click sess-3 of sess-c: no rule fired")
                .containsPattern("it counts for sess-c, since click sess-2 linked the session to sess-c at ");
    }

    /** Nothing waits for a decision: of most clicks there is none. */
    private void click(String event) throws Exception {
        here.write("click.jsonl", event + "\n");
        here.weir("events", "send", here.at("click.jsonl"), "--type", "click");
    }
}
