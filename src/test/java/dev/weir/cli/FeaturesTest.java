package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.console.TopicKeys;
import dev.weir.config.JobConfig;
import dev.weir.console.question.EventAsked;
import dev.weir.console.question.KeyAnswered;
import dev.weir.console.seen.DecisionRow;
import dev.weir.io.kafka.ReadTooLongException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a key, asked at a broker with the engine of the job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FeaturesTest {
    private CommandsAtWork here;
    private long startMillis;

    @BeforeAll
    void startAndPay(@TempDir Path folder) throws Exception {
        here = CommandsAtWork.start(folder);
        here.write("known/spend.yaml", """
                id: spend
                version: 1
                on: transaction
                features: {spend1h: {sum: transaction.amount, by: [cardId], over: 1h},
                  shops1d: {distinct: transaction.merchantId, by: [cardId], over: 1d},
                  payments1h: {count: transaction, by: [customerId], over: 1h}}
                when: spend1h > 100 && shops1d >= 1 && payments1h >= 1
                then: {outcome: REVIEW, cooldown: 1h}
                """);
        for (String id : new String[] {"probe", "probe-too"}) { // two that begin alike share what is open
            here.write("known/" + id + ".yaml", """
                    id: %s
                    version: 1
                    by: [cardId]
                    pattern:
                      within: 30m
                      stages:
                        - {name: small, on: transaction, where: transaction.amount < 1}
                        - {name: large, on: transaction, where: transaction.amount > %s}
                    then: {outcome: BLOCK}
                    """.formatted(id, id.equals("probe") ? "500" : "700"));
        }
        here.write("known/away.yaml", """
                id: away
                version: 1
                by: [customerId]
                pattern:
                  within: 30m
                  stages:
                    - {name: paid, on: transaction}
                    - {name: looked, on: click, not: true}
                then: {outcome: REMIND}
                """);
        here.write("known/shape.yaml", """
                id: shape
                version: 1
                on: transaction
                mode: shadow
                features: {middle1d: {median: transaction.amount, by: [cardId], over: 1d},
                  firstShop: {first: transaction.merchantId, by: [cardId], over: forever}}
                when: middle1d > 100000 && firstShop != ""
                then: {outcome: REVIEW}
                """);
        here.write("known/thanks.yaml", """
                id: thanks
                version: 1
                on: transaction
                when: transaction.amount > 100
                then: {outcome: THANK, after: 1h}
                """);
        here.write("watched.txt", "c-1\n");
        here.weir("lists", "push", "watched", here.at("watched.txt"), "--wait");
        assertThat(here.weir("rules", "push", here.at("known"), "--wait").code())
                .isZero();
        startMillis = System.currentTimeMillis();
        pay("t-1", "card-9", "c-1", "0.5");
        pay("t-2", "card-9", "c-1", "120");
        pay("t-3", "card-8", "c-2", "7");
    }

    private void pay(String id, String card, String customer, String amount) throws Exception {
        here.send("{\"transactionId\":\"" + id + "\",\"cardId\":\"" + card + "\",\"customerId\":\"" + customer
                + "\",\"merchantId\":\"m-1\",\"amount\":" + amount + "}");
    }

    @AfterAll
    void stop() throws Exception {
        here.close();
    }

    @Test
    void theFeaturesOfAKeyHaveTheValuesOfItsOwnEvents() {
        Ran ran = here.weir("features", "show", "cardId=card-9");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .anyMatch(line -> line.startsWith("cardId=card-9 at ") && line.contains(", from 2 events since "))
                .anyMatch(line -> line.matches("spend1h +spend +120.5 +2 +1h"))
                .anyMatch(line -> line.matches("shops1d +spend +1 +2 entries +1d"))
                .noneMatch(line -> line.startsWith("payments1h"))
                .anyMatch(line -> line.startsWith("computed from the events that the topics hold"));
        assertThat(here.weir("features", "show", "cardId=card-8").out())
                .anyMatch(line -> line.matches("spend1h +spend +7 +1 +1h"));
        assertThat(here.weir("features", "show", "cardId=card-7").out())
                .anyMatch(line -> line.matches("spend1h +spend +0 +0 +1h"));
    }

    @Test
    void whereSingleEventsAreNotKeptItIsToldHowManyEntriesAre() throws Exception {
        assertThat(here.weir("features", "show", "cardId=card-9").out())
                .anyMatch(line -> line.matches("middle1d +shape +60.25 +2 entries +1d"))
                .anyMatch(line -> line.matches("firstShop +shape +\"m-1\" +1 entry +.*"));
        JsonNode known =
                CommandsAtWork.json(here.weir("features", "show", "cardId=card-9", "--rule", "shape", "--json"));
        assertThat(known.path("features").path(0).path("entries").asInt()).isEqualTo(2);
        assertThat(known.path("features").path(0).has("events")).isFalse();
    }

    @Test
    void ofASubjectItIsToldWhatWaitsForIt() throws Exception {
        assertThat(here.weir("features", "show", "customerId=c-1").out())
                .anyMatch(line ->
                        line.startsWith("thanks, version 1, waits because of transaction t-2: THANK goes out at "));
        JsonNode waiting = CommandsAtWork.json(here.weir("features", "show", "customerId=c-1", "--json"))
                .path("waiting");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.path(0).path("on").asText()).isEqualTo("transaction t-2");
        String due = waiting.path(0).path("due").asText();
        assertThat(here.weir("features", "show", "customerId=c-1", "--at", due).text())
                .doesNotContain("waits because of");
        assertThat(here.weir("features", "show", "customerId=c-2").text()).doesNotContain("waits because of");
    }

    @Test
    void ofAKeyThatIsNoSubjectTheDecisionsAboutItsEventsAreTold() {
        assertThat(here.weir("features", "show", "cardId=card-9").out())
                .anyMatch(line -> line.matches("decided .*  REVIEW +c-1 .*by spend .*transaction t-2"))
                .noneMatch(line -> line.contains("transaction t-3"));
    }

    @Test
    void openMatchesAreToldWithWhatTheyHaveAndWaitForEvenIfRulesShareThem() {
        assertThat(here.weir("features", "show", "cardId=card-9").out())
                .anyMatch(line -> line.startsWith("open match of probe: small t-1; waits for large; open until "))
                .anyMatch(line -> line.startsWith("open match of probe-too: small t-1; waits for large; open until "));
        assertThat(here.weir("features", "show", "customerId=c-1", "--rule", "away")
                        .out())
                .anyMatch(line -> line.startsWith("open match of away: paid t-1; complete at "))
                .anyMatch(line -> line.endsWith(", unless looked comes"));
        assertThat(here.weir("features", "show", "cardId=card-8").text()).doesNotContain("open match");
    }

    @Test
    void ofASubjectItIsToldWhichRulesRestAndWhatWasDecided() {
        assertThat(here.weir("features", "show", "customerId=c-1").out())
                .anyMatch(line -> line.matches("payments1h +spend +2 +2 +1h"))
                .contains("on the list watched")
                .anyMatch(line -> line.matches("spend fired at .* on transaction t-2, and rests until .*"))
                .anyMatch(line -> line.matches("decided .*  REVIEW +c-1 .*by spend .*transaction t-2"));
    }

    @Test
    void itIsToldWhatWasKnownAtATimeAndInAFormForPrograms() throws Exception {
        String before = Instant.ofEpochMilli(startMillis - 1).toString();
        assertThat(here.weir("features", "show", "cardId=card-9", "--at", before)
                        .text())
                .contains("from 0 events");
        JsonNode known = CommandsAtWork.json(
                here.weir("features", "show", "cardId=card-9", "--rule", "spend", "--since", "2h", "--json"));
        assertThat(known.path("key").asText()).isEqualTo("cardId=card-9");
        assertThat(known.path("features").path(0).path("value").asDouble()).isEqualTo(120.5);
        assertThat(known.path("features").path(0).path("events").asInt()).isEqualTo(2);
        assertThat(known.path("matches")).isEmpty();
        assertThat(known.path("notes")).isNotEmpty();
    }

    @Test
    void theConsoleIsToldTheSameAndNothingIfItWouldTakeTooLong() throws Exception {
        JobConfig.Kafka kafka = here.config().kafka();
        KeyAnswered known =
                new TopicKeys(here.config(), kafka, TopicKeys.MOST).about("customerId=c-1", Optional.empty());
        assertThat(known.features())
                .extracting(KeyAnswered.FeatureValue::name, KeyAnswered.FeatureValue::value)
                .contains(tuple("payments1h", "2"));
        assertThat(known.waiting()).extracting(KeyAnswered.ActionAhead::rule).containsExactly("thanks");
        assertThat(known.lists()).containsExactly("watched");
        assertThat(known.decisions()).extracting(DecisionRow::triggerId).containsExactly("t-1", "t-2");
        DecisionRow decision = known.decisions().get(1);
        EventAsked event = new EventAsked("transaction", "t-2", decision.decidedAtMillis());
        assertThat(new TopicKeys(here.config(), kafka, TopicKeys.MOST).keysOf(event))
                .containsExactly("cardId=card-9", "customerId=c-1");

        TopicKeys hasty = new TopicKeys(here.config(), kafka, Duration.ofMillis(1));
        assertThatThrownBy(() -> hasty.about("cardId=card-9", Optional.empty()))
                .isInstanceOf(ReadTooLongException.class)
                .hasMessage("the topics have more records than can be read in 1ms");
        assertThatThrownBy(() -> hasty.keysOf(event)).isInstanceOf(ReadTooLongException.class);
    }

    @Test
    void whatIsNoKeyIsRefusedAndOneThatNoRuleKeepsIsNamed() {
        Ran refused = here.weir("features", "show", "card-9");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("'card-9' is no key; write fields with their values");
        assertThat(here.weir("features", "show", "deviceId=d-1").text())
                .contains("no rule in force keeps a feature or a pattern by deviceId; features are kept by cardId,"
                        + " customerId");
        assertThat(here.weir("features", "show", "cardID=c-1").text())
                .contains("no rule in force keeps a feature or a pattern by cardID; did you mean 'cardId'?\n");
    }
}
