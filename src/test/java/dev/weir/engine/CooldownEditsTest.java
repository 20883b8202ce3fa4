package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a rule rests when its cooldown is edited, and when it goes and comes back. */
final class CooldownEditsTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    private final WholeEngine engine = new WholeEngine();

    @Test
    void aShorterCooldownCountsFromTheLastFiring() {
        push(1, "24h");
        assertThat(firedAt(0)).containsExactly(1L);

        push(2, "1m");

        assertThat(firedAt(MINUTE - 1)).isEmpty();
        assertThat(firedAt(MINUTE)).containsExactly(2L);
    }

    @Test
    void aLongerCooldownCountsFromTheLastFiring() {
        push(1, "1m");
        assertThat(firedAt(0)).containsExactly(1L);

        push(2, "24h");

        assertThat(firedAt(2 * MINUTE)).isEmpty();
        assertThat(firedAt(DAY - 1)).isEmpty();
        assertThat(firedAt(DAY)).containsExactly(2L);
    }

    @Test
    void anEditOfAnythingElseWakesNobody() {
        push(1, "10m");
        firedAt(0);

        engine.push("cool", document(2, "10m").replace("REVIEW", "BLOCK"));

        assertThat(firedAt(10 * MINUTE - 1)).isEmpty();
        assertThat(firedAt(10 * MINUTE)).containsExactly(2L);
    }

    @Test
    void aRuleThatIsRemovedAndMadeAgainBeginsAwake() {
        push(1, "24h");
        assertThat(firedAt(0)).containsExactly(1L);
        engine.remove("cool");
        assertThat(firedAt(1)).isEmpty();

        push(1, "24h");

        assertThat(firedAt(2)).containsExactly(1L);
        assertThat(firedAt(3)).isEmpty();
        push(2, "24h");
        assertThat(firedAt(4)).isEmpty();
    }

    @Test
    void anEventOlderThanTheLastFiringFindsTheRuleResting() {
        push(1, "10m");
        firedAt(DAY);

        assertThat(firedAt(DAY - 11 * MINUTE)).isEmpty();
        assertThat(firedAt(DAY + 10 * MINUTE)).containsExactly(1L);
    }

    @Test
    void aCooldownByOtherFieldsStartsAnewAndOneByNoneCountsFromTheLastFiring() {
        push(1, "{for: 24h, by: [currency]}");
        assertThat(firedAt(0)).containsExactly(1L);

        push(2, "{for: 24h, by: [cardId]}");
        assertThat(firedAt(1)).containsExactly(2L);

        push(3, "24h");
        assertThat(firedAt(DAY)).isEmpty();
        assertThat(firedAt(DAY + 1)).containsExactly(3L);
    }

    private void push(long version, String cooldown) {
        engine.push("cool", document(version, cooldown));
    }

    private static String document(long version, String cooldown) {
        return """
                {id: cool, version: %d, on: transaction, when: transaction.amount > 100,
                 then: {outcome: REVIEW, score: 10, cooldown: %s}}""".formatted(version, cooldown);
    }

    /** The versions that fire at a payment. */
    private List<Long> firedAt(long millis) {
        return engine.happens(payment("t-" + millis).at(millis).of(200).event()).stream()
                .flatMap(decision -> decision.reasons().stream())
                .map(Reason::version)
                .toList();
    }
}
