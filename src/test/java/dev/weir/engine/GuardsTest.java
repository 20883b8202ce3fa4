package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.GuardTally.OfRule;
import dev.weir.events.RuleStatus;
import dev.weir.rules.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardsTest {
    private static final GuardSettings SETTINGS = new GuardSettings(0.2, 60_000, 100, 20);
    private static final Optional<Guard> FIVE_PERCENT = Optional.of(new Guard(0.05, 600_000));

    private Guards guards = new Guards();

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void aRuleThatBlocksMoreThanItsGuardLetsItIsSwitchedOffAndTheReasonSaysHowMuch() {
        assertThat(hear(1, 1_000, blocking(1, 50))).isEmpty();

        RuleStatus status = hear(2, 204, blocking(1, 40)).get(0);

        assertThat(status.rule()).isEqualTo("r");
        assertThat(status.version()).isEqualTo(1);
        assertThat(status.kind()).isEqualTo(RuleStatus.Kind.SWITCHING_OFF);
        assertThat(status.epoch()).isEqualTo(7);
        assertThat(status.notes().reason())
                .isEqualTo("blocked 7.5 % of 1,204 transactions within 10m, more than its guard of 5 %");
    }

    @Test
    void beforeAFewTransactionsAreDecidedNoGuardActs() {
        assertThat(hear(1, 19, blocking(1, 19))).isEmpty();

        assertThat(hear(1, 1, blocking(1, 1))).hasSize(1);
    }

    @Test
    void whatOthersAreDecidedAboutCountsToo() {
        hear(1, 1, blocking(1, 1));
        for (int second = 2; second < 40; second++) {
            assertThat(guards.hear(new GuardTally(7, second, 10, List.of()), SETTINGS))
                    .isEmpty();
        }
    }

    @Test
    void aRuleWithoutAGuardMayBlockAll() {
        assertThat(hear(1, 1_000, new OfRule("r", 1, Optional.empty(), 1_000, 0, 0)))
                .isEmpty();
    }

    @Test
    void aRuleThatFailsTooOftenIsSwitchedOff() {
        assertThat(hear(1, 0, failing(1, 99, 99))).isEmpty();

        assertThat(hear(1, 0, failing(1, 201, 0)).get(0).notes().reason())
                .isEqualTo("failed in 33 % of 300 evaluations within 1m, more than the 20 % that the job allows");
        assertThat(hear(1, 0, failing(1, 1_000, 200))).isEmpty();
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        hear(0, 0, failing(1, 99, 99));

        assertThat(hear(60, 0, failing(1, 100, 20))).isEmpty();
        assertThat(hear(61, 0, failing(1, 1, 1))).hasSize(1);
    }

    @Test
    void aNewVersionBeginsAnewAndWhatTheOldOneStillDoesIsNotIts() {
        hear(1, 0, failing(1, 99, 99));
        assertThat(hear(1, 0, failing(2, 50, 5))).isEmpty();
        assertThat(hear(1, 0, failing(1, 99, 99))).isEmpty();

        assertThat(hear(1, 0, failing(2, 50, 50)).get(0).version()).isEqualTo(2);
    }

    @Test
    void aRestartForgetsNothing() {
        hear(1, 1_000, blocking(1, 50));
        guards = Bytes.there(new GuardsCodec(), guards);

        assertThat(hear(2, 204, blocking(1, 40)).get(0).notes().reason()).contains("7.5 % of 1,204");
    }

    @Test
    void aTallyComesBackAsItWas() {
        GuardTally tally = new GuardTally(7, -5, 3, List.of(blocking(1, 5), failing(2, 5, 1)));

        assertThat(Bytes.there(new GuardTallyCodec(), tally)).isEqualTo(tally);
    }

    /** The window against one that looks at all again. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWindowCountsWhatALookAtEverythingDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long bucket = random.nextLong(1, 5);
        ShareWindow window = new ShareWindow(bucket * ShareWindow.BUCKETS * 1_000);
        List<long[]> all = new ArrayList<>();
        long latest = random.nextLong(1_000_000);
        for (int i = 0; i < 500; i++) {
            long second = latest + random.nextLong(-400, random.nextInt(50) == 0 ? 1_000 : 6);
            boolean late =
                    i > 0 && Math.floorDiv(second, bucket) <= Math.floorDiv(latest, bucket) - ShareWindow.BUCKETS;
            latest = i == 0 ? second : Math.max(latest, second);
            long such = random.nextLong(3);
            window.add(second, 2, such);
            if (!late) {
                all.add(new long[] {second, such});
            }
            long oldest = (Math.floorDiv(latest, bucket) - ShareWindow.BUCKETS + 1) * bucket;
            assertThat(window.all())
                    .isEqualTo(2 * all.stream().filter(one -> one[0] >= oldest).count());
            assertThat(window.such())
                    .isEqualTo(all.stream()
                            .filter(one -> one[0] >= oldest)
                            .mapToLong(one -> one[1])
                            .sum());
        }
    }

    private List<RuleStatus> hear(long second, long transactions, OfRule rule) {
        return guards.hear(new GuardTally(7, second, transactions, List.of(rule)), SETTINGS);
    }

    private static OfRule blocking(long version, long blocked) {
        return new OfRule("r", version, FIVE_PERCENT, blocked, 0, blocked);
    }

    private static OfRule failing(long version, long evaluated, long failed) {
        return new OfRule("r", version, Optional.empty(), evaluated, failed, 0);
    }
}
