package dev.weir.engine.pacing;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.OneSubject;
import dev.weir.events.EventType;
import dev.weir.rules.rule.Pacing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of the firings of rules, and for how long. */
final class FiringsTest {
    private static final long DAY = 24L * 60 * 60 * 1000;

    private static final Pacing COOL = new Pacing(100, Map.of(), Pacing.Cap.NONE);

    private final Firings firings = new Firings();

    @Test
    void aFiringBeforeTheBirthOfTheRuleIsAnothersAndOneAtItIsItsOwn() {
        fire("r", 7);

        assertThat(rests("r", 7)).isTrue();
        assertThat(rests("r", 8)).isFalse();
        assertThat(rests("other", 0)).isFalse();
    }

    @Test
    void nothingIsKeptOfARuleThatIsGoneOrWasBornAgain() {
        fire("gone", 3);
        fire("again", 3);
        fire("there", 3);

        firings.retain(Map.of("again", 4L, "there", 3L), FiringPolicies.NONE);

        assertThat(rests("gone", 0)).isFalse();
        assertThat(rests("again", 0)).isFalse();
        assertThat(rests("there", 3)).isTrue();
        firings.retain(Map.of(), FiringPolicies.NONE);
        assertThat(firings.isEmpty()).isTrue();
    }

    @Test
    void thereIsNoneUntilTheFirst() {
        assertThat(firings.isEmpty()).isTrue();
        fire("r", 7);

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

    @Test
    void aFiringOfTheRuleThatWasThereBeforeDoesNotHideOneOfTheRuleItself() {
        firings.fire(new PendingFiring("r", COOL, 0, 3, 3, 5_000));
        firings.fire(new PendingFiring("r", COOL, 0, 8, 8, 1_000));

        assertThat(rests("r", 8)).isTrue();
    }

    static LongStream seeds() {
        return Seeds.upTo(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inNoOrderOfArrivalDoesARuleFireMoreOftenInAWindowThanItsCap(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Pacing capped = new Pacing(0, Map.of(), new Pacing.Cap(random.nextInt(1, 5), 100));
        Firings kept = new Firings();
        List<Long> fired = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            PendingFiring attempt = new PendingFiring("r", capped, 0, 0, 1, i * 5L + random.nextLong(200));
            if (!kept.rests(attempt)) {
                kept.fire(attempt);
                fired.add(attempt.atMillis());
            }
            kept = there(kept);
        }
        assertThat(fired).hasSizeGreaterThan(15);
        for (long end : fired) {
            assertThat(fired.stream().filter(at -> at > end - 100 && at <= end))
                    .hasSizeLessThanOrEqualTo(capped.cap().count());
        }
    }

    @Test
    void ofTheValuesThatACooldownIsByTheOldestGivesWay() throws IOException {
        Pacing perSku = perSku();
        for (int sku = 0; sku <= Pacing.MOST_VALUES; sku++) {
            firings.fire(new PendingFiring("r", perSku, sku, 0, 1, 1_000 + sku));
        }
        Firings kept = there(firings);

        assertThat(kept.rests(new PendingFiring("r", perSku, 0, 0, 1, 2_000))).isFalse();
        assertThat(kept.rests(new PendingFiring("r", perSku, 1, 0, 1, 2_000))).isTrue();
        assertThat(kept.rests(new PendingFiring("r", perSku, Pacing.MOST_VALUES, 0, 1, 2_000)))
                .isTrue();
        assertThat(kept.rests(new PendingFiring("r", perSku, 7_777, 0, 1, 2_000)))
                .isFalse();
    }

    private static Pacing perSku() {
        return rule("r")
                .on(EventType.CLICK)
                .then("cooldown: {for: 1h, by: [sku]}")
                .build()
                .pacing();
    }

    private static Firings there(Firings firings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        firings.write(new DataOutputStream(bytes));
        return Firings.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private void fire(String id, long epoch) {
        firings.fire(new PendingFiring(id, COOL, 0, epoch, epoch, 1_000));
    }

    private boolean rests(String id, long bornEpoch) {
        return firings.rests(new PendingFiring(id, COOL, 0, bornEpoch, 9, 1_001));
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
