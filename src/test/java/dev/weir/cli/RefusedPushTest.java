package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of what the job refused: it is on the topic, and never was in force. Each story has its own rule. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusedPushTest {
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
    void aRuleIsSwitchedOffAndOnAlthoughSomethingRefusedWasPushedAfterIt() throws Exception {
        push("stop", "1", "> 10");
        pushRaw("stop", "2", ">");

        assertThat(here.weir("rules", "disable", "stop", "--wait").out())
                .contains("'stop' is switched off, as version 3; it was live")
                .last()
                .asString()
                .matches("stop +3 +OFF +\\d+");
        pushRaw("stop", "4", ">");
        assertThat(here.weir("rules", "enable", "stop", "--wait").out())
                .last()
                .asString()
                .matches("stop +5 +ACTIVE +\\d+");
    }

    @Test
    void aRuleNeverGoesBackToWhatWasRefused() throws Exception {
        push("back", "1", "> 10");
        push("back", "2", "> 20");
        pushRaw("back", "2", "> 25");
        pushRaw("back", "3", ">");
        push("back", "4", "> 40");

        assertThat(here.weir("rules", "rollback", "back", "--wait").out())
                .contains("'back' goes back to version 2, as version 5");
        assertThat(here.weir("rules", "show", "back").text()).contains("amount > 20");
        assertThat(here.weir("rules", "history", "back").out())
                .filteredOn(line -> line.endsWith("refused"))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("2", "3");
        assertThat(here.weir("rules", "show", "back", "--version", "2").text()).contains("amount > 20");
    }

    @Test
    void aRuleThatDidNotFireIsExplainedByWhatWasInForceAndNotByWhatWasRefused() throws Exception {
        push("asked", "1", "> 10");
        pushRaw("asked", "1", "> 5");
        pushRaw("asked", "2", ">");
        here.send("{\"transactionId\":\"asked-1\",\"customerId\":\"asked\",\"amount\":7}");

        assertThat(here.weir("explain", "asked-1", "--rule", "asked").text())
                .contains("asked, version 1, did not fire", "transaction.amount > 10");
    }

    @Test
    void aDecisionIsExplainedByItsOwnRuleAlthoughVersionsBeganAgain() throws Exception {
        push("again", "1", "> 10");
        here.send("{\"transactionId\":\"again-1\",\"customerId\":\"again\",\"amount\":100}");
        here.weir("rules", "remove", "again", "--wait");
        push("again", "1", "> 20");
        here.send("{\"transactionId\":\"again-2\",\"customerId\":\"again\",\"amount\":100}");

        assertThat(here.weir("explain", "again-1").text())
                .contains("amount > 10")
                .doesNotContain("amount > 20");
        assertThat(here.weir("explain", "again-2").text())
                .contains("amount > 20")
                .doesNotContain("amount > 10");
    }

    @Test
    void aFileIsBroughtLevelWithWhatIsInForceAndNeverWithWhatWasRefused() throws Exception {
        push("level", "1", "> 10");
        push("level", "2", "> 20");
        pushRaw("level", "3", ">");
        here.write("level/level.yaml", document("level", "1", "> 10"));

        assertThat(here.weir("rules", "pull", here.at("level")).text()).contains("version 2 instead of 1");
        assertThat(here.weir("rules", "pull", here.at("level")).text()).contains("0 files written, 1 not behind");
        assertThat(here.weir("rules", "validate", here.at("level")).code()).isZero();
    }

    @Test
    void aModelNeverGoesBackToWhatWasRefused() throws Exception {
        for (int version : new int[] {1, 2, 3}) {
            here.write(
                    "models/odds.yaml",
                    "model: odds\nversion: " + version
                            + "\non: transaction\ninputs: {amount: transaction." + (version == 2 ? "amuont" : "amount")
                            + "}\nkind: logistic\nweights: {amount: 0." + version + "}\n");
            here.weir("models", "push", here.at("models"), "--wait");
        }

        assertThat(here.weir("models", "rollback", "odds", "--wait").out())
                .contains("'odds' goes back to version 1, as version 4")
                .last()
                .asString()
                .matches("odds +4 +ACTIVE +\\d+");
        assertThat(here.weir("models", "rollback", "odds", "--to", "2", "--wait")
                        .err())
                .contains("that content is refused today: inputs.amount: ", "amuont");
    }

    @Test
    void anUnknownRuleIsToldBeforeAnythingIsLookedFor() {
        assertThat(here.weir("explain", "no-such-event", "--rule", "nobody").err())
                .contains("there is no rule 'nobody' on the topic");
        assertThat(here.weir("features", "show", "cardId=c", "--rule", "nobody").err())
                .contains("there is no rule 'nobody' on the topic");
    }

    private void push(String id, String version, String amount) throws IOException {
        here.write(id + "/" + id + ".yaml", document(id, version, amount));
        assertThat(here.weir("rules", "push", here.at(id), "--wait").code()).isZero();
    }

    /** Pushes with another client than the commands, which push nothing that is refused; the next command waits for the job. */
    private void pushRaw(String id, String version, String amount) throws IOException {
        try (KafkaTopics topics = new KafkaTopics(here.config().kafka())) {
            topics.write("rules", id, document(id, version, amount).getBytes(StandardCharsets.UTF_8));
        }
        ScriptedJava.await(() -> here.row(id).matches(id + " +" + version + " +live +REJECTED.*"));
    }

    private static String document(String id, String version, String amount) {
        return "{\"id\": \"" + id + "\", \"version\": " + version + ", \"on\": \"transaction\", \"when\": "
                + "\"transaction.customerId == '" + id + "' && transaction.amount " + amount
                + "\", \"then\": {\"outcome\": \"REVIEW\", \"score\": 10}}";
    }
}
