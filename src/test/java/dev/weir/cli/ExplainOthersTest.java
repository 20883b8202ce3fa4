package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.console.TopicQuestions;
import dev.weir.console.question.RuleAnswered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Why a rule did not fire because of other documents: rules that it asks about, and caps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainOthersTest {
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
    void theRulesThatARuleAsksAboutAreAskedAgainWithIt() throws Exception {
        here.write("beside/much.yaml", """
                id: much
                version: 1
                on: transaction
                features: {paid1h: {sum: transaction.amount, by: [customerId], over: 1h}}
                when: transaction.customerId == 'beside' && paid1h > 100
                then: {outcome: REVIEW}
                """);
        here.write("beside/beside.yaml", """
                id: beside
                version: 1
                on: transaction
                when: fired("much") && transaction.country == "XX"
                then: {outcome: BLOCK}
                """);
        here.weir("rules", "push", here.at("beside"), "--wait");
        here.send("{\"transactionId\":\"beside-1\",\"customerId\":\"beside\",\"amount\":60,\"country\":\"XX\"}");
        here.send("{\"transactionId\":\"beside-2\",\"customerId\":\"beside\",\"amount\":60,\"country\":\"DE\"}");

        assertThat(here.weir("explain", "beside-1", "--rule", "beside").out())
                .anyMatch(line -> line.equals("beside, version 1, did not fire: its condition is not true"))
                .anyMatch(line -> line.matches(" +fired\\(\"much\"\\) +false"));
        assertThat(here.weir("explain", "beside-2", "--rule", "beside").out())
                .anyMatch(line -> line.matches(" +fired\\(\"much\"\\) +true"));
    }

    @Test
    void ofARuleThatAPushedCapKeepsBackTheCapIsSaid() throws Exception {
        here.write("capped/caps/few.yaml", "id: caps/few\nversion: 1\ntags: [few]\ncount: 2\nover: 7d\n");
        here.write("capped/capped.yaml", """
                id: capped
                version: 1
                tags: [few]
                on: transaction
                when: transaction.customerId == 'capped'
                then: {outcome: REVIEW}
                """);
        assertThat(here.weir("rules", "push", here.at("capped"), "--wait").code())
                .isZero();
        for (int i = 1; i <= 3; i++) {
            here.send("{\"transactionId\":\"capped-" + i + "\",\"customerId\":\"capped\",\"amount\":40}");
        }

        assertThat(here.weir("explain", "capped-2", "--rule", "capped").text()).contains("fired: REVIEW");
        assertThat(here.weir("explain", "capped-3", "--rule", "capped").text())
                .contains("capped, version 1, did not fire: the cap 'few'");
        assertThat(here.weir("explain", "capped-3").text())
                .as("without naming the rule")
                .contains("capped, version 1, was held back: its condition holds, and the cap 'few' is reached");
        assertThat(here.weir("explain", "capped-2").text()).doesNotContain("held back");
    }

    @Test
    void rulesThatFiredOftenEnoughAreNamedIfTheirConditionHeldAndNoOthers() throws Exception {
        String rule = """
                id: %s
                version: 1
                on: transaction
                features: {paid1h: {count: transaction, by: [customerId], over: 1h}}
                when: transaction.customerId == 'often' && %s
                then: {outcome: REVIEW, %s}
                """;
        here.write("often/rests.yaml", rule.formatted("rests", "paid1h >= 1", "cooldown: 1h"));
        here.write("often/once.yaml", rule.formatted("once", "paid1h >= 1", "cap: {count: 1, over: 1d}"));
        here.write("often/small.yaml", rule.formatted("small", "transaction.amount < 50", "cooldown: 1h"));
        assertThat(here.weir("rules", "push", here.at("often"), "--wait").code())
                .isZero();
        here.send("{\"transactionId\":\"often-1\",\"customerId\":\"often\",\"amount\":40}");
        here.send("{\"transactionId\":\"often-2\",\"customerId\":\"often\",\"amount\":400}");

        assertThat(here.weir("explain", "often-2").out())
                .contains("no rule fired; --rule ID says why one did not")
                .anyMatch(
                        line -> line.startsWith("rests, version 1, was held back: its condition holds, and it rests for"
                                + " 1h, since it fired on transaction often-1 at "))
                .anyMatch(
                        line -> line.startsWith("once, version 1, was held back: its condition holds, and its cap of 1"
                                + " over 1d is reached: it fired last on transaction often-1 at "))
                .noneMatch(line -> line.startsWith("small"));
    }

    @Test
    void ofAnEventThatBeganAnAbsenceItIsSaidWhetherThatIsOpenOrFired() throws Exception {
        String rule = """
                id: %s
                version: 1
                by: [customerId]
                pattern:
                  within: %s
                  stages:
                    - {name: cart, on: click, where: click.type == 'ADD_TO_CART' && click.customerId == 'away'}
                    - {name: bought, on: transaction, not: true}
                then: {outcome: REMIND}
                """;
        here.write("away/away-soon.yaml", rule.formatted("away-soon", "1s"));
        here.write("away/away-long.yaml", rule.formatted("away-long", "30m"));
        assertThat(here.weir("rules", "push", here.at("away"), "--wait").code()).isZero();
        long now = System.currentTimeMillis();
        here.write(
                "click.jsonl",
                "{\"eventId\":\"away-1\",\"customerId\":\"away\",\"type\":\"ADD_TO_CART\",\"timestamp\":" + now
                        + "}\n");
        here.weir("events", "send", here.at("click.jsonl"), "--type", "click");
        for (int i = 2; i < 6; i++) { // time passes for the click
            here.send("{\"transactionId\":\"away-" + i + "\",\"customerId\":\"other\",\"amount\":1,\"timestamp\":"
                    + (now + i * 4_000L) + "}");
        }

        assertThat(here.weir("explain", "away-1", "--rule", "away-soon").text())
                .contains("away-soon, version 1, fired: REMIND");
        assertThat(here.weir("explain", "away-1", "--rule", "away-long").text())
                .contains("did not with this event: it came as far as 1 of 2 stages: cart away-1", "is open until ");
    }

    @Test
    void aPatternThatIsCompleteIsToldByItsStagesAndNotByAConditionThatItDoesNotHave() throws Exception {
        here.write("twice/twice.yaml", """
                id: twice
                version: 1
                by: [customerId]
                pattern:
                  within: 10m
                  stages:
                    - {name: small, on: transaction, where: "transaction.customerId == 'twice' && transaction.amount < 1.0"}
                    - {name: large, on: transaction, where: "transaction.amount > 300"}
                then: {outcome: BLOCK, score: 80}
                """);
        here.weir("rules", "push", here.at("twice"), "--wait");
        here.send("{\"transactionId\":\"twice-1\",\"customerId\":\"twice\",\"amount\":0.5}");
        here.send("{\"transactionId\":\"twice-2\",\"customerId\":\"twice\",\"amount\":400}");

        RuleAnswered fired = new TopicQuestions(here.config(), here.config().kafka(), Duration.ofMinutes(5))
                .ask("twice-2", "twice", OptionalLong.empty());

        assertThat(fired.condition()).isEmpty();
        assertThat(fired.lines())
                .startsWith("'twice' fired", "  its pattern is complete: small twice-1, large twice-2")
                .last()
                .asString()
                .endsWith("; it looks back 11m");
    }
}
