package dev.weir.engine.decide;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneSubject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of the firings of rules, and for how long. */
final class FiringsTest {
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final Firings firings = new Firings();

    @Test
    void aFiringBeforeTheBirthOfTheRuleIsAnothersAndOneAtItIsItsOwn() {
        firings.fire("r", 7, 1_000);

        assertThat(firings.rests("r", 7, 1_001, 100)).isTrue();
        assertThat(firings.rests("r", 8, 1_001, 100)).isFalse();
        assertThat(firings.rests("other", 0, 1_001, 100)).isFalse();
    }

    @Test
    void nothingIsKeptOfARuleThatIsGoneOrWasBornAgain() {
        firings.fire("gone", 3, 1_000);
        firings.fire("again", 3, 1_000);
        firings.fire("there", 3, 1_000);

        firings.retain(Map.of("again", 4L, "there", 3L));

        assertThat(firings.rests("gone", 0, 1_001, 100)).isFalse();
        assertThat(firings.rests("again", 0, 1_001, 100)).isFalse();
        assertThat(firings.rests("there", 3, 1_001, 100)).isTrue();
        firings.retain(Map.of());
        assertThat(firings.isEmpty()).isTrue();
    }

    @Test
    void thereIsNoneUntilTheFirst() {
        assertThat(firings.isEmpty()).isTrue();
        firings.fire("r", 7, 1_000);

        assertThat(firings.isEmpty()).isFalse();
    }

    @Test
    void aSubjectIsKeptForADayAfterARuleFiredThatRestsForLess() {
        assertThat(keptAfterFiring(100)).isEqualTo(DAY);
        assertThat(keptAfterFiring(DAY)).isEqualTo(DAY);
    }

    @Test
    void aSubjectIsKeptForTheCooldownIfThatIsLonger() {
        assertThat(keptAfterFiring(DAY + 1)).isEqualTo(DAY + 1);
    }

    private static long keptAfterFiring(long cooldownMillis) {
        OneSubject subject = new OneSubject(rule("r").cooldown(cooldownMillis).build());
        subject.decide(payment("t").at(5_000).event());
        long timer = subject.claimTimer();
        subject.later(OneSubject.HORIZON);
        assertThat(subject.isOver(timer)).isTrue();
        return timer - 5_000;
    }
}
