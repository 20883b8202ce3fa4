package dev.weir.sandbox.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.MeasuredModel;
import dev.weir.io.record.RuleAnswer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void sayOfADecisionWhatWhomAndWhy() throws Exception {
        JsonNode decision = new JsonMapper().readTree("""
                {"decisionId":"0c","trigger":{"type":"transaction","id":"t-1"},"subject":"c-42","outcome":"BLOCK",
                 "score":90.0,"reasons":[{"rule":"card-testing","version":1,"outcome":"BLOCK","score":90.0,
                 "features":{"tiny10m":4,"spend1h":1290.456}},{"rule":"backorder","features":{}}]}
                """);
        assertThat(DecisionSeen.of(decision).sentence())
                .isEqualTo(
                        "BLOCK           c-42       score 90   by card-testing (tiny10m 4, spend1h 1290.46), backorder"
                                + " on transaction t-1");
    }

    @Test
    void sayWhatAPatternMatched() throws Exception {
        JsonNode decision = new JsonMapper().readTree("""
                {"decisionId":"0c","trigger":{"type":"transaction","id":"t-3"},"subject":"c-42","outcome":"BLOCK",
                 "score":90.0,"reasons":[{"rule":"card-testing","version":2,"outcome":"BLOCK","score":90.0,
                 "matched":{"probe":["t-1","t-2"],"hit":["t-3"]},"features":{"spend1h":1290.456}}]}
                """);
        assertThat(DecisionSeen.of(decision).sentence())
                .isEqualTo(
                        "BLOCK           c-42       score 90   by card-testing (probe t-1 +1, hit t-3, spend1h 1290.46)"
                                + " on transaction t-3");
    }

    @Test
    void sayOfARuleThatItIsInForce() {
        assertThat(new RuleAnswer("card-testing", 4, "ACTIVE", 17, 0, "", "", List.of(), List.of()).sentences())
                .containsExactly("rule ACTIVE   card-testing, version 4");
    }

    @Test
    void sayOfAListHowManyEntriesItHas() {
        assertThat(ofList(1)).containsExactly("list ACTIVE   thieves, 1 entry");
        assertThat(ofList(2)).containsExactly("list ACTIVE   thieves, 2 entries");
    }

    private static List<String> ofList(int entries) {
        String list = RuleAnswer.LIST + "thieves";
        return new RuleAnswer(list, 0, "ACTIVE", 17, entries, "", "", List.of(), List.of()).sentences();
    }

    @Test
    void sayOfAVersionThatTheJobTrainedIt() throws Exception {
        String status =
                "{\"rule\":\"models/m/shadow\",\"version\":2,\"status\":\"SHADOW\",\"by\":\"weir-train\",\"signed\":%s}";
        assertThat(RuleAnswer.of(new JsonMapper().readTree(status.formatted(true)))
                        .by())
                .isEqualTo("the job, which trained it");
        assertThat(RuleAnswer.of(new JsonMapper().readTree(status.formatted(false)))
                        .by())
                .isEqualTo("weir-train (not signed)");
    }

    @Test
    void sayWhatIsWrongWithARuleAndWhere() throws Exception {
        JsonNode status = new JsonMapper().readTree("""
                {"rule":"velocity","version":2,"status":"REJECTED","errors":[
                 {"path":"when","message":"unknown field 'amout'; did you mean 'amount'?","line":1,"column":13},
                 {"path":"then.outcome","message":"is missing","line":0,"column":0}]}
                """);
        assertThat(RuleAnswer.of(status).sentences())
                .containsExactly(
                        "rule REJECTED velocity, version 2",
                        "     when:1:13: unknown field 'amout'; did you mean 'amount'?",
                        "     then.outcome: is missing");
    }

    @Test
    void sayHowItGoes() {
        Tally tally = new Tally();
        tally.add(decision("APPROVE"));
        tally.addLatency(2_000_000);
        tally.measured("card-fraud", new MeasuredModel(0.9307, OptionalDouble.of(0.9124), 1_024));
        Pace pace = new Pace(Duration.ofSeconds(42), 1000, 412.4, 3, tally.snapshot());
        assertThat(Sentences.of(pace))
                .isEqualTo("  42s  1,000 events/s  412 decisions/s  p50 2.0 ms  p99 2.0 ms  p99.9 2.0 ms"
                        + "  APPROVE 1  3 waiting  card-fraud AUC 0.931, live 0.912, of 1,024 labels");
    }

    @Test
    void sayInTheEndWhatCameOfIt() {
        Tally tally = new Tally();
        tally.add(decision("APPROVE"));
        assertThat(Sentences.of(new Summary(Duration.ofMillis(60_040), 12_000, 1, true, tally.snapshot())))
                .containsExactly(
                        "60.0 s: 12,000 events sent, 1 decisions read, 1 transactions without one",
                        "  outcomes  APPROVE 1",
                        "  rules     none",
                        "  latency   p50 -  p99 -  p99.9 -  from when a transaction was due until its decision was"
                                + " read, without the first 10 s");
    }

    private static DecisionSeen decision(String outcome) {
        return new DecisionSeen("transaction", "t-1", "c-1", outcome, 0, List.of(), List.of());
    }
}
