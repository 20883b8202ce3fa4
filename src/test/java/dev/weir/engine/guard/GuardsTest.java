package dev.weir.engine.guard;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.OneSubject;
import dev.weir.engine.guard.GuardTally.OfRule;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Fingerprint;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.rule.Guard;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whom guards switch off. Subjects are numbers here. */
final class GuardsTest {
    private static final GuardSettings SETTINGS = new GuardSettings(0.2, 60_000, 100, 20);
    private static final Optional<Guard> FIVE_PERCENT = Optional.of(new Guard(0.05, 600_000));

    private Guards guards = new Guards();

    @Test
    void aRuleThatBlocksMoreSubjectsThanItsGuardLetsItIsSwitchedOffAndTheReasonSaysHowMany() {
        assertThat(blocks(1, 0, 700, 30)).isEmpty();

        RuleStatus status = blocks(2, 700, 1_000, 40).get(0);

        assertThat(status.rule()).isEqualTo("r");
        assertThat(status.version()).isEqualTo(1);
        assertThat(status.kind()).isEqualTo(RuleStatus.Kind.SWITCHING_OFF);
        assertThat(status.epoch()).isEqualTo(7);
        assertThat(status.notes().reason())
                .isEqualTo("blocked transactions of 7 % of 1,000 subjects within 10m, more than its guard of 5 %");
    }

    @Test
    void whoeverIsBlockedAThousandTimesIsOne() {
        blocks(1, 0, 20, 1);
        for (int second = 2; second < 300; second++) {
            assertThat(blocks(second, 0, 1, 1)).isEmpty();
        }

        assertThat(blocks(300, 1, 2, 1).get(0).notes().reason()).contains("10 % of 20 subjects");
    }

    @Test
    void whoeverMakesARuleFailAThousandTimesIsOne() {
        fails(1, 1, 0, 100, 20);
        for (int second = 2; second < 60; second++) {
            assertThat(fails(second, 1, 0, 20, 20)).isEmpty();
        }

        assertThat(fails(60, 1, 20, 21, 1)).hasSize(1);
    }

    @Test
    void beforeAFewSubjectsHaveTransactionsDecidedNoGuardActs() {
        assertThat(blocks(1, 0, 19, 19)).isEmpty();

        assertThat(blocks(1, 19, 20, 1)).hasSize(1);
    }

    @Test
    void whomOthersAreDecidedAboutCountsToo() {
        blocks(1, 0, 1, 1);
        for (int second = 2; second < 40; second++) {
            assertThat(guards.receive(tally(second, 10 * second, 10 * second + 10, List.of()), SETTINGS))
                    .isEmpty();
        }
    }

    @Test
    void aRuleWithoutAGuardMayBlockAll() {
        BitSet all = first(1_000);
        OfRule rule = new OfRule("r", 0, 1, Optional.empty(), all, new BitSet(), all);

        assertThat(guards.receive(tally(1, 0, 1_000, List.of(rule)), SETTINGS)).isEmpty();
    }

    @Test
    void aRuleThatFailsForTooManyIsSwitchedOff() {
        assertThat(fails(1, 1, 0, 99, 99)).isEmpty();

        assertThat(fails(1, 1, 99, 300, 0).get(0).notes().reason())
                .isEqualTo("failed for 33 % of 300 subjects within 1m, more than the 20 % that the job allows");
        assertThat(fails(1, 1, 0, 1_000, 200)).isEmpty();
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        fails(0, 1, 0, 99, 99);

        assertThat(fails(60, 1, 200, 300, 20)).isEmpty();
        assertThat(fails(61, 1, 300, 301, 1)).hasSize(1);
    }

    @Test
    void aNewVersionBeginsAnewAndWhatTheOldOneStillDoesIsNotIts() {
        fails(1, 1, 0, 99, 99);
        assertThat(fails(1, 2, 0, 50, 5)).isEmpty();
        assertThat(fails(1, 1, 0, 200, 200)).isEmpty();

        assertThat(fails(1, 2, 50, 100, 50).get(0).version()).isEqualTo(2);
    }

    @Test
    void aRuleThatWasMadeAgainBeginsAnewWhateverItsVersion() {
        receive(1, failing(3, 5, 0, 99));
        assertThat(receive(1, failing(4, 5, 0, 1))).isEmpty();
        assertThat(receive(1, failing(3, 5, 0, 200)))
                .as("what the one before still does")
                .isEmpty();
        assertThat(receive(1, failing(8, 1, 0, 99))).isEmpty();

        assertThat(receive(1, failing(8, 1, 0, 100)).get(0).version()).isEqualTo(1);
    }

    @Test
    void aRuleBeyondTheMostIsWatchedInPlaceOfTheOneHeardOfLongestAgo() {
        guards.receive(tally(0, 0, 1, List.of(quiet(0))), SETTINGS);
        List<OfRule> others =
                IntStream.range(1, Guards.MOST_RULES).mapToObj(i -> quiet(i)).toList();
        guards.receive(tally(1, 0, 1, others), SETTINGS);
        assertThat(guards.byRule()).hasSize(Guards.MOST_RULES).containsKey("r-0");

        guards.receive(tally(2, 0, 1, List.of(quiet(Guards.MOST_RULES))), SETTINGS);

        assertThat(guards.byRule())
                .hasSize(Guards.MOST_RULES)
                .doesNotContainKey("r-0")
                .containsKeys("r-1", "r-" + Guards.MOST_RULES);
    }

    @Test
    void ofASampleOfSubjectsTheReasonSaysAboutHowManyThereAre() {
        List<Long> sample = LongStream.range(0, 10_000)
                .map(Fingerprint::of)
                .filter(hash -> Long.numberOfLeadingZeros(hash) >= 3)
                .limit(100)
                .boxed()
                .toList();
        BitSet all = first(100);
        OfRule fails = new OfRule("fails", 0, 1, Optional.empty(), all, all, new BitSet());
        OfRule blocks = new OfRule("blocks", 0, 1, FIVE_PERCENT, all, new BitSet(), all);

        assertThat(guards.receive(new GuardTally(7, 1, 3, sample, all, List.of(fails, blocks)), SETTINGS))
                .extracting(status -> status.notes().reason())
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("failed for about 100 % of 800 subjects"),
                        reason -> assertThat(reason).startsWith("blocked transactions of about 100 % of 800 subjects"));
    }

    @Test
    void aRestartForgetsNothing() {
        blocks(1, 0, 700, 30);
        guards = Bytes.there(new GuardsCodec(), guards);

        assertThat(blocks(2, 700, 1_000, 40).get(0).notes().reason()).contains("7 % of 1,000");
    }

    @Test
    void aRestartKeepsWhichVersionIsWatchedAndWhatItDidSinceItWasBorn() {
        receive(1, failing(3, 5, 0, 99));
        guards = Bytes.there(new GuardsCodec(), guards);
        assertThat(receive(1, failing(2, 9, 0, 200))).isEmpty();
        assertThat(receive(1, failing(3, 4, 0, 200))).isEmpty();

        assertThat(receive(1, failing(3, 5, 0, 100)).get(0).version()).isEqualTo(5);
    }

    @Test
    void aRuleThatIsSwitchedOffIsWatchedFromTheBeginningShouldItComeBack() {
        assertThat(fails(1, 1, 0, 100, 100)).hasSize(1);

        assertThat(guards.byRule()).isEmpty();
        assertThat(fails(1, 1, 0, 99, 99)).isEmpty();
    }

    @Test
    void aTallyComesBackAsItWas() {
        GuardTally tally = new GuardTally(
                7, -5, 3, List.of(1L, Long.MIN_VALUE), first(2), List.of(failing(2, 5, 0, 1), failing(0, 1, 1, 2)));

        assertThat(Bytes.there(new GuardTallyCodec(), tally)).isEqualTo(tally);
    }

    @Test
    void aVerdictIsAboutItsSubjectHoweverOftenItsRulesWereAsked() {
        Rule guarded = rule("guarded").outcome("BLOCK").guard("5%", "10m").build();
        Rule other = rule("other").outcome("BLOCK").build();
        OneSubject subject = new OneSubject(guarded, other);
        Rulebook rulebook = Rulebook.of(9, List.of(guarded, other), EngineSettings.DEFAULT);

        GuardTallies tallies = new GuardTallies();

        new TallyNotes("BLOCK")
                .report(
                        subject.announce(payment("t").at(5_999).event()),
                        new TallyNotes.About(Fingerprint.of("c-1"), 5_999),
                        rulebook,
                        tallies::add);

        GuardTally tally = tallies.take().get(0);
        assertThat(tally.epoch()).isEqualTo(9);
        assertThat(tally.second()).isEqualTo(5);
        assertThat(tally.subjects()).containsExactly(Fingerprint.of("c-1"));
        assertThat(tally.decided()).isEqualTo(first(1));
        assertThat(tally.ofEachRule())
                .containsExactlyInAnyOrder(
                        new OfRule("guarded", 0, 1, FIVE_PERCENT, first(1), first(0), first(1)),
                        new OfRule("other", 0, 1, Optional.empty(), first(1), first(0), first(0)));
    }

    private static OfRule quiet(int number) {
        return new OfRule("r-" + number, 0, 1, Optional.empty(), first(1), new BitSet(), new BitSet());
    }

    /** The first of the subjects from one number to another are blocked. */
    private List<RuleStatus> blocks(long second, int from, int to, int blocked) {
        OfRule rule = new OfRule("r", 0, 1, FIVE_PERCENT, first(to - from), new BitSet(), first(blocked));
        return guards.receive(tally(second, from, to, List.of(rule)), SETTINGS);
    }

    private List<RuleStatus> fails(long second, long version, int from, int to, int failed) {
        OfRule rule = new OfRule("r", 0, version, Optional.empty(), first(to - from), first(failed), new BitSet());
        return guards.receive(tally(second, from, to, List.of(rule)), SETTINGS);
    }

    private List<RuleStatus> receive(long second, OfRule rule) {
        return guards.receive(tally(second, 0, rule.evaluated().length(), List.of(rule)), SETTINGS);
    }

    /** It fails for all. */
    private static OfRule failing(long bornEpoch, long version, int from, int to) {
        BitSet some = new BitSet();
        some.set(from, to);
        return new OfRule("r", bornEpoch, version, Optional.empty(), some, some, new BitSet());
    }

    private static GuardTally tally(long second, int from, int to, List<OfRule> rules) {
        List<Long> subjects = new ArrayList<>();
        IntStream.range(from, to).forEach(subject -> subjects.add(Fingerprint.of(subject)));
        return new GuardTally(7, second, 0, subjects, first(to - from), rules);
    }

    private static BitSet first(int count) {
        BitSet first = new BitSet();
        first.set(0, count);
        return first;
    }
}
