package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Why a rule that asks a model fired or did not, asked at a broker with the engine of the job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainModelsTest {
    /** The score is 1 / (1 + exp(-(bias + weight * spent1h))): above a half from -bias / weight on. */
    private static final String MODEL = """
            model: %s
            version: %d
            on: transaction
            features: {spent1h: {sum: transaction.amount, by: [customerId], over: 1h}}
            inputs: {spent1h: spent1h}
            kind: %s
            guard: {slowerThan: 10s}
            bias: %s
            weights: {spent1h: 1}
            """;

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
    void aRuleThatDidNotFireIsAskedAgainWithTheModelThatWasInForceThenThoughItWasRolledBack() throws Exception {
        model("once", MODEL.formatted("once", 1, "logistic", "-100"));
        rule("once", "score(\"once\") > 0.5");
        pay("once", 1, 60);
        pay("once", 2, 60);
        model("once", MODEL.formatted("once", 2, "logistic", "-10000"));
        pay("once", 3, 60);
        assertThat(here.weir("models", "rollback", "once", "--wait").code()).isZero();
        assertThat(here.weir("models", "promote", "onze").err()).contains("no model 'onze'", "did you mean 'once'?");
        assertThat(here.weir("models", "promote", "once").err()).contains("'once' has no challenger");

        assertThat(here.weir("explain", "once-1", "--rule", "once").out())
                .contains("once, version 1, did not fire: its condition is not true")
                .anyMatch(line -> line.matches(" +score\\(\"once\"\\) > 0.5 +false.*"))
                .anyMatch(line -> line.matches(
                        "  model     once said [0-9.e-]+, version 1; most moved by spent1h 60, asked again"));
        assertThat(here.weir("explain", "once-2", "--rule", "once").text())
                .contains("fired: REVIEW", "model     once said 1, version 1");
        assertThat(here.weir("explain", "once-3", "--rule", "once").out())
                .anyMatch(line ->
                        line.matches("  model     once said 0, version 2; most moved by spent1h 180, asked again"));
    }

    @Test
    void theScoreOfAChallengerIsAskedAgainToo() throws Exception {
        model("twice", MODEL.formatted("twice", 1, "logistic", "-100"));
        model("twice.shadow", MODEL.formatted("twice", 2, "logistic", "-10"));
        rule("twice", "score(\"twice\") > 0.5 && score(\"twice\", \"shadow\") > 0.5");
        pay("twice", 1, 60);

        assertThat(here.weir("explain", "twice-1", "--rule", "twice").out())
                .anyMatch(line -> line.matches(" +score\\(\"twice\"\\) > 0.5 +false.*"))
                .anyMatch(line -> line.matches(" +score\\(\"twice\", \"shadow\"\\) > 0.5 +true.*"))
                .anyMatch(line -> line.startsWith("  model     twice/shadow said 1, version 2, the challenger"));
    }

    @Test
    void whatTheDecisionItselfSaysThatAModelSaidCounts() throws Exception {
        model("told", MODEL.formatted("told", 1, "online", "100"));
        rule("told", "score(\"told\") > 0.5");
        here.write("told/further.yaml", """
                id: further
                version: 1
                on: transaction
                when: transaction.customerId == 'told' && score("told") > 0.5 && transaction.country == 'XX'
                then: {outcome: BLOCK}
                """);
        here.weir("rules", "push", here.at("told"), "--wait");
        pay("told", 1, 160);

        assertThat(here.weir("explain", "told-1", "--rule", "further").out())
                .contains("further, version 1, did not fire: its condition is not true")
                .anyMatch(line -> line.startsWith("  model     told said 1, version 1")
                        && line.endsWith(", as the decision says"));
    }

    @Test
    void ofAModelThatIsNotThereTheScoreIsSaidToBeAbsent() throws Exception {
        rule("never", "orElse(score(\"never\"), 0.0) > 0.5");
        pay("never", 1, 60);

        assertThat(here.weir("explain", "never-1", "--rule", "never").out())
                .contains("no model 'never' is on the topic of models: its score is absent");
    }

    private void model(String file, String text) throws Exception {
        here.write("models/" + file + ".yaml", text);
        assertThat(here.weir("models", "push", here.at("models/" + file + ".yaml"), "--wait")
                        .code())
                .isZero();
    }

    private void rule(String id, String when) throws Exception {
        here.write(id + "/" + id + ".yaml", """
                id: %s
                version: 1
                on: transaction
                when: transaction.customerId == '%s' && %s
                then: {outcome: REVIEW}
                """.formatted(id, id, when));
        here.weir("rules", "push", here.at(id), "--wait");
    }

    private void pay(String customer, int number, int amount) throws Exception {
        here.send("{\"transactionId\":\"" + customer + "-" + number + "\",\"customerId\":\"" + customer
                + "\",\"amount\":" + amount + "}");
    }
}
