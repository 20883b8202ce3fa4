package dev.weir.console.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.events.record.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SeenSoFarTest {
    private final SeenDecisions seen = new SeenDecisions();
    private final SeenSoFar sightings = seen.sightings;

    @Test
    void decisionsOfTheLastHourAreCountedByOutcomeAndByRule() {
        seen.fired("BLOCK", "card-testing", 30);
        seen.fired("BLOCK", "card-testing", 40);
        seen.fired("REVIEW", "card-velocity", 600);
        seen.shadow("new-rule", 700);
        seen.plain(20);

        HourTotals hour = sightings.hour(12);
        assertThat(hour.decisions()).isEqualTo(5);
        assertThat(hour.outcomes())
                .containsEntry("BLOCK", 2)
                .containsEntry("REVIEW", 1)
                .containsEntry("APPROVE", 2);
        assertThat(hour.rules())
                .containsEntry("card-testing", new RuleCount(2, 0, Map.of("BLOCK", 2)))
                .containsEntry("new-rule", RuleCount.shadowing());
        assertThat(sightings.lastMinutes(1).decisions()).isEqualTo(3);
        assertThat(sightings.lastMinutes(1).p50Millis()).isEqualTo(12);
    }

    /** Hits cannot be divided by decisions: one decision may have several, and may have another outcome in the end. */
    @Test
    void decisionsOfARuleAreCountedOnceAndOnlyIfTheyHaveItsOutcome() {
        String twice =
                "{\"decisionId\":\"d\",\"outcome\":\"BLOCK\",\"decidedAt\":\"" + SeenDecisions.NOW.minusSeconds(60)
                        + "\",\"reasons\":[{\"rule\":\"big\",\"outcome\":\"BLOCK\"},{\"rule\":\"big\",\"outcome\":\"BLOCK\"},"
                        + "{\"rule\":\"mild\",\"outcome\":\"REVIEW\"}]}";
        sightings.addDecision(twice.getBytes(StandardCharsets.UTF_8), true);

        assertThat(sightings.hour(12).rules())
                .containsEntry("big", new RuleCount(2, 0, Map.of("BLOCK", 1)))
                .containsEntry("mild", new RuleCount(1, 0, Map.of()));
    }

    /** Nobody has waited for what time decides, and event time is behind the clock by the lateness of the job. */
    @Test
    void howLongADecisionTookIsThatOfAnswersToPayments() {
        seen.pushed("away", "{\"pattern\":{\"stages\":[{\"name\":\"a\"},{\"name\":\"b\",\"not\":true}]}}", "ann", 900);
        seen.pushed("tip", "{\"then\":{\"after\":\"2h\"}}", "ann", 900);
        seen.pushed("at-night", "{\"then\":{\"notBefore\":\"20:00\"}}", "ann", 900);
        seen.pushed("seen", "{\"pattern\":{\"stages\":[{\"name\":\"a\",\"not\":true},{\"name\":\"b\"}]}}", "ann", 900);
        for (String rule : List.of("away", "tip", "at-night")) {
            seen.fired("OFFER", rule, 20);
            seen.shadow(rule, 20);
        }
        dropped("recheck");
        assertThat(sightings.lastMinutes(1).decisions()).isEqualTo(7);
        assertThat(sightings.lastMinutes(1).timed()).isZero();

        seen.fired("BLOCK", "seen", 20);
        seen.plain(20);
        dropped("cooldown");
        assertThat(sightings.lastMinutes(1).timed()).isEqualTo(3);

        seen.pushed("tip", "{\"then\":{\"outcome\":\"TIP\"}}", "ann", 10);
        seen.fired("TIP", "tip", 5);
        assertThat(sightings.lastMinutes(1).timed()).as("it waits no more").isEqualTo(4);
    }

    private void dropped(String why) {
        Instant at = SeenDecisions.NOW.minusSeconds(20);
        sightings.addDecision(
                ("{\"decisionId\":\"" + why
                                + "\",\"trigger\":{\"type\":\"transaction\",\"id\":\"t\"},\"outcome\":\"APPROVE\","
                                + "\"eventTime\":\"" + at + "\",\"decidedAt\":\"" + at
                                + "\",\"considered\":[{\"rule\":\"tip\",\"why\":\"" + why + "\"}]}")
                        .getBytes(StandardCharsets.UTF_8),
                true);
    }

    @Test
    void whatIsOlderThanAnHourIsNotInTheCountsButAmongTheDecisions() {
        seen.fired("BLOCK", "card-testing", 3_700);

        assertThat(sightings.hour(12).decisions()).isZero();
        assertThat(sightings.latest(row -> true, 10)).hasSize(1);
    }

    @Test
    void decisionsByRulesStayWhenManyOthersCome() {
        String id = seen.fired("BLOCK", "card-testing", 30);
        for (int i = 0; i < DecisionRing.OTHERS + 10; i++) {
            seen.plain(20);
        }

        assertThat(sightings.latest(row -> !row.isByRules(), Integer.MAX_VALUE)).hasSize(DecisionRing.OTHERS);
        assertThat(sightings.latest(row -> row.id().equals(id), 1)).hasSize(1);
    }

    @Test
    void atMostSoManyDecisionsByRulesAreKeptTheLatest() {
        for (int i = 0; i < DecisionRing.BY_RULES + 1; i++) {
            seen.fired("BLOCK", "card-testing", 30);
        }

        assertThat(sightings.latest(row -> true, Integer.MAX_VALUE)).hasSize(DecisionRing.BY_RULES);
        assertThat(sightings.latest(row -> row.id().equals("decision0"), 1)).isEmpty();
        assertThat(sightings.after(DecisionRing.BY_RULES, row -> true)).hasSize(1);
    }

    @Test
    void whatIsNoDecisionIsPassedOver() {
        Stream.of("", "nonsense", "[]", "{}", "{\"decisionId\":\"x\"}", "{\"decisionId\":\"x\",\"outcome\":7}")
                .forEach(text -> sightings.addDecision(text.getBytes(StandardCharsets.UTF_8), true));

        assertThat(sightings.latestNumber()).isZero();
    }

    @Test
    void aRuleHasItsLatestVersionsAndAnswers() {
        for (int version = 1; version <= RuleSighting.MOST + 5; version++) {
            seen.pushed("big", "{\"id\":\"big\",\"version\":" + version + "}", "anna", 100 - version);
        }
        seen.answered("{\"rule\":\"big\",\"version\":55,\"status\":\"SHADOW\",\"epoch\":9}");

        RuleSighting rule = sightings.ruleOf("big").orElseThrow();
        assertThat(rule.pushed()).hasSize(RuleSighting.MOST);
        assertThat(rule.latest().orElseThrow().version()).isEqualTo(55);
        assertThat(rule.standing()).isEqualTo("shadow");
        assertThat(sightings.epoch()).isEqualTo(9);
        seen.pushed("big", "", "", 0);
        assertThat(sightings.rules()).isEmpty();
    }

    @Test
    void aVersionThatIsPushedAgainAfterAnotherIsTheLatestAndOneThatIsOnlyReadAgainIsNot() {
        String before = "{\"id\":\"big\",\"version\":1}";
        String wrong = "{\"id\":\"big\",\"version\":3}";
        seen.pushed("big", before, "anna", 40);
        seen.pushed("big", wrong, "anna", 30);
        seen.pushed("big", before, "anna", 20); // as by who takes an edit of a file back
        seen.pushed("big", before, "anna", 10);
        seen.pushed("big", wrong, "anna", 30);
        RuleSighting rule = sightings.ruleOf("big").orElseThrow();
        assertThat(rule.pushed()).extracting(PushedVersion::version).containsExactly(1L, 3L, 1L);

        seen.pushed("big", "", "anna", 5);
        seen.pushed("big", before, "anna", 4);
        assertThat(sightings.ruleOf("big").orElseThrow().latest()).isPresent();
    }

    @Test
    void deadLettersAreCountedByTheirReasonsAndTheLatestAreKept() {
        for (int i = 0; i < SeenSoFar.MOST_LETTERS + 1; i++) {
            sightings.addLetter(new DeadLetterRow(
                    new RecordPlace("dead-letters", 0, i),
                    0,
                    "amount: 'x" + i + "' is no number",
                    "transactions",
                    "transactions/0@" + i,
                    "",
                    "{}"));
        }

        assertThat(sightings.letters(letter -> true, Integer.MAX_VALUE)).hasSize(SeenSoFar.MOST_LETTERS);
        assertThat(sightings.reasons()).containsOnlyKeys("amount: '…' is no number");
        assertThat(sightings.letterCount()).isEqualTo(SeenSoFar.MOST_LETTERS + 1);
    }
}
