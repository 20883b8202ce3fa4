package dev.weir.engine.pacing;

import static dev.weir.engine.pacing.FiringGate.Passage.CAPPED;
import static dev.weir.engine.pacing.FiringGate.Passage.FIRES;
import static dev.weir.engine.pacing.FiringGate.Passage.HELD_OUT;
import static dev.weir.engine.pacing.FiringGate.Passage.RESTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Payment;
import dev.weir.events.Event;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Rule;
import dev.weir.text.SaltedHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Caps over all rules with a tag, and holdouts. */
final class FiringGateTest {
    private static final long DAY = 86_400_000;
    private static final Event EVENT = Payment.payment("t").event();
    private static final FiringPolicies TWO_A_WEEK =
            new FiringPolicies(List.of(new TagCap("week", Set.of("offer"), 2, 7 * DAY)), List.of());

    private Firings firings = new Firings();

    @Test
    void allRulesWithATagShareACapAndOthersKnowNothingOfIt() {
        assertThat(pass("a", "offer", 0)).isEqualTo(FIRES);
        assertThat(pass("b", "offer", 1)).isEqualTo(FIRES);
        assertThat(pass("c", "offer", 2)).isEqualTo(CAPPED);
        assertThat(pass("d", "fraud", 2)).isEqualTo(FIRES);
        assertThat(pass("c", "offer", 7 * DAY - 1)).isEqualTo(CAPPED);
        assertThat(pass("c", "offer", 7 * DAY)).isEqualTo(FIRES);
        assertThat(pass("a", "offer", 7 * DAY)).isEqualTo(CAPPED);
    }

    @Test
    void whatACapHoldsBackStartsNoCooldownAndWhatACooldownHoldsBackCountsForNoCap() {
        Rule resting = rule("resting", "offer", "1d");
        assertThat(pass(resting, TWO_A_WEEK, 0)).isEqualTo(FIRES);
        assertThat(pass(resting, TWO_A_WEEK, 1)).isEqualTo(RESTS);
        assertThat(pass("a", "offer", 2)).isEqualTo(FIRES);
        assertThat(pass(resting, TWO_A_WEEK, 2 * DAY)).isEqualTo(CAPPED);
        assertThat(pass(resting, FiringPolicies.NONE, 2 * DAY + 1)).isEqualTo(FIRES);
    }

    @Test
    void inNoOrderOfArrivalHasAWindowMoreFiringsThanTheCapAllowsAlsoAfterARestart() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<Long> fired = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long at = i * DAY / 4 + random.nextLong(10 * DAY);
            if (pass("r" + random.nextInt(5), "offer", at) == FIRES) {
                fired.add(at);
            }
            if (random.nextInt(50) == 0) {
                firings = there(firings);
            }
        }

        assertThat(fired).hasSizeGreaterThan(50);
        for (long end : fired) {
            assertThat(fired.stream().filter(at -> at <= end && at > end - 7 * DAY))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void aChangedCapCountsWhatTheCapBeforeItCounted() {
        FiringPolicies three = new FiringPolicies(List.of(new TagCap("week", Set.of("offer"), 3, 7 * DAY)), List.of());
        FiringPolicies one = new FiringPolicies(List.of(new TagCap("week", Set.of("offer"), 1, DAY)), List.of());
        pass("a", "offer", 0);
        pass("a", "offer", 1);

        assertThat(pass(rule("b", "offer", ""), one, DAY - 1)).isEqualTo(CAPPED);
        assertThat(pass(rule("b", "offer", ""), three, DAY)).isEqualTo(FIRES);
        assertThat(pass(rule("b", "offer", ""), three, DAY)).isEqualTo(CAPPED);
        assertThat(pass(rule("b", "offer", ""), one, 2 * DAY)).isEqualTo(FIRES);
    }

    @Test
    void aCapThatIsNotInTheConfigAnyMoreIsForgottenAndOneThatIsStays() {
        pass("a", "offer", 0);
        firings.retain(Map.of(), TWO_A_WEEK);
        assertThat(firings.isEmpty()).isFalse();
        firings.retain(Map.of(), FiringPolicies.NONE);
        assertThat(firings.isEmpty()).isTrue();
    }

    @Test
    void theSubjectIsKeptForTheWindowOfTheCap() {
        FiringGate gate = new FiringGate(TWO_A_WEEK, firings, "c-1", new FiringGate.Now(1, 0));
        gate.pass(rule("a", "offer", "1h"), EVENT, 0, true);
        assertThat(gate.keepMillis()).isEqualTo(7 * DAY);
    }

    @Test
    void aHoldoutHasItsShareOfTheSubjectsAndNothingFiresForThemAndCounts() {
        FiringPolicies policies =
                new FiringPolicies(TWO_A_WEEK.caps(), List.of(new Holdout("none", Set.of("offer"), 20, "salt")));
        long heldOut = IntStream.range(0, 2_000)
                .filter(i -> {
                    Firings ofSubject = new Firings();
                    FiringGate gate = new FiringGate(policies, ofSubject, "c-" + i, new FiringGate.Now(1, 0));
                    boolean held = gate.pass(rule("a", "offer", "1h"), EVENT, 0, true) == HELD_OUT;
                    assertThat(held).isEqualTo(SaltedHash.bucket("salt", "c-" + i) < 20);
                    assertThat(ofSubject.isEmpty()).isEqualTo(held);
                    assertThat(gate.pass(rule("b", "fraud", "1h"), EVENT, 0, true))
                            .isEqualTo(FIRES);
                    return held;
                })
                .count();
        assertThat(heldOut).isBetween(340L, 460L);
    }

    private FiringGate.Passage pass(String id, String tag, long atMillis) {
        return pass(rule(id, tag, ""), TWO_A_WEEK, atMillis);
    }

    private FiringGate.Passage pass(Rule rule, FiringPolicies policies, long atMillis) {
        return new FiringGate(policies, firings, "c-1", new FiringGate.Now(1, atMillis)).pass(rule, EVENT, 0, true);
    }

    private static Rule rule(String id, String tag, String cooldown) {
        return Rules.rule("id: " + id + "\nversion: 1\non: transaction\nwhen: true\ntags: [" + tag
                + "]\nthen: {outcome: OFFER" + (cooldown.isEmpty() ? "" : ", cooldown: " + cooldown) + "}\n");
    }

    private static Firings there(Firings firings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        firings.write(new DataOutputStream(bytes));
        return Firings.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
