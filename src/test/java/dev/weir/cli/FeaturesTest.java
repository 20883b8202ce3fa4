package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
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
                .anyMatch(line -> line.matches("shops1d +spend +1 +– +1d"))
                .noneMatch(line -> line.startsWith("payments1h"))
                .anyMatch(line -> line.startsWith("computed from the events that the topics hold"));
        assertThat(here.weir("features", "show", "cardId=card-8").out())
                .anyMatch(line -> line.matches("spend1h +spend +7 +1 +1h"));
        assertThat(here.weir("features", "show", "cardId=card-7").out())
                .anyMatch(line -> line.matches("spend1h +spend +0 +0 +1h"));
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
    void whatIsNoKeyIsRefusedAndOneThatNoRuleKeepsIsNamed() {
        Ran refused = here.weir("features", "show", "card-9");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("'card-9' is no key; write fields with their values");
        assertThat(here.weir("features", "show", "deviceId=d-1").text())
                .contains("no rule in force keeps a feature or a pattern by deviceId; features are kept by cardId,"
                        + " customerId");
    }
}
