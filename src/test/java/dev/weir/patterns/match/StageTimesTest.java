package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code timesWithin} is the time from the first repetition to the last, {@code within} that from the stage before. */
final class StageTimesTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    private static PatternKey key(Stage... stages) {
        return Letters.of(stages).within(1_000).key();
    }

    private static PatternKey play(PatternKey key, String story) {
        for (String each : story.split(" ", -1)) {
            key.arrive(click(each.charAt(0), Long.parseLong(each.substring(1))), NO_WATERMARK);
        }
        return key;
    }

    private static Stage.Single timed(String letter, int least, int most, Inner inner) {
        return stage(letter, Next.RELAXED, new Repetition(least, most, false, false, inner, 10));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a100 a109, 1",
        "a100 a110, 0",
        "a100 a160, 0",
        "a100 a160 a165, 1",
        "a100 b105 a109, 1",
    })
    void twoAreLessThanItApart(String story, int matches) {
        assertThat(play(key(timed("a", 2, 2, Inner.RELAXED)), story).matches()).hasSize(matches);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a100 a105 a109, 1",
        "a100 a105 a110, 0",
        "a100 a109 a118, 0",
        "a100 a101 a150, 0",
        "a100 a106 a112 a115, 1",
    })
    void ofThreeTheLastIsLessThanItBehindTheFirst(String story, int matches) {
        assertThat(play(key(timed("a", 3, 3, Inner.RELAXED)), story).matches()).hasSize(matches);
    }

    @Test
    void theStageBeforeIsOfNoConcern() {
        PatternKey key = key(stage("b"), timed("a", 2, 2, Inner.RELAXED));
        assertThat(play(key, "b100 a190 a199").matches()).containsExactly("{a=[190, 199], b=[100]}");
        assertThat(play(key, "b300 a301 a350").matches()).hasSize(1);
    }

    @Test
    void behindAnotherStageItBeginsWithTheNextThatFitsUnlessItMaySkipOnesThatMatch() {
        assertThat(play(key(stage("b"), timed("a", 2, 2, Inner.RELAXED)), "b100 a120 a130 a132")
                        .matches())
                .isEmpty();
        Stage.Single any = stage("a", Next.ANY, new Repetition(2, 2, false, false, Inner.RELAXED, 10));
        assertThat(play(key(stage("b"), any), "b100 a120 a130 a132").matches())
                .containsExactly("{a=[130, 132], b=[100]}");
    }

    @Test
    void whatComesTooLateForARepetitionMayBeginAnother() {
        PatternKey key = key(stage("b"), timed("a", 2, Repetition.UNBOUNDED, Inner.RELAXED), stage("c"));
        play(key, "b100 a101 a105 a111 c120");
        assertThat(key.matches()).containsExactly("{a=[101, 105], b=[100], c=[120]}");
    }

    @Test
    void ofCombinationsNoneIsLongerThanIt() {
        PatternKey key = key(timed("a", 2, 2, Inner.COMBINATIONS));
        assertThat(play(key, "a100 a105 a112").matches()).containsExactly("{a=[100, 105]}", "{a=[105, 112]}");
    }

    @Test
    void consecutiveOnesAreLessThanItApartToo() {
        PatternKey key = key(timed("a", 2, 2, Inner.CONSECUTIVE));
        assertThat(play(key, "a100 a110 a119").matches()).containsExactly("{a=[110, 119]}");
    }

    @Test
    void eachRoundOfAGroupHasItsOwnTime() {
        Stage.Group twice = Letters.group(Letters.times(2, 2), timed("a", 2, 2, Inner.RELAXED));
        assertThat(play(key(twice, stage("b")), "a100 a109 a150 a159 b200").matches())
                .containsExactly("{a=[100, 109, 150, 159], b=[200]}");
        assertThat(play(key(twice, stage("b")), "a500 a509 a550 a560 b600").matches())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a100 a109 b110 a150 a159 b160, 1",
        "a100 a109 b110 a150 a160 b161, 0",
        "a100 a109 b110 a112 a121 b122, 1",
    })
    void roundsOfDifferentLengthsAreToldApartByTheOtherStages(String story, int matches) {
        Stage.Group twice = Letters.group(Letters.times(2, 2), timed("a", 2, 3, Inner.RELAXED), stage("b"));
        assertThat(play(key(twice), story).matches()).hasSize(matches);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "c100 a104 b120 a124 b130, 1",
        "c100 a105 b120 a124 b130, 0",
        "c100 a104 b120 a125 b130, 0",
    })
    void inAGroupThatIsRepeatedWithinCountsFromTheEventBeforeAlsoOfTheRoundBefore(String story, int matches) {
        Stage.Group twice = Letters.group(Letters.times(2, 2), within(5, stage("a")), stage("b"));
        assertThat(play(key(stage("c"), twice), story).matches()).hasSize(matches);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"b100 b104, 1", "b100 b105, 0"})
    void theFirstEventOfAllIsNotTooLateForAStageThatIsSecond(String story, int matches) {
        Stage.Single optional = stage("a", Next.RELAXED, Letters.optional());
        Stage.Group twice = Letters.group(Letters.times(2, 2), optional, within(5, stage("b")));
        assertThat(play(key(twice), story).matches()).hasSize(matches);
    }

    @Test
    void eventsOutOfOrderAreNotFurtherApartEither() {
        PatternKey key = key(timed("a", 3, 3, Inner.RELAXED));
        assertThat(play(key, "a105 a100 a110").matches()).isEmpty();
        assertThat(play(key, "a109").matches()).hasSize(1);
    }

    @Test
    void aRepetitionThatIsTooLateToFinishIsHeldNoLonger() {
        PatternKey key = key(timed("a", 3, 3, Inner.RELAXED), stage("b"));
        play(key, "a100 a101");
        key.arrive(click('c', 120), 119).passUnasked(120);
        assertThat(key.state().isIdle()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"a100 c104, 1", "a100 c105, 0", "a100 b150 c154, 1", "a100 b150 c155, 0", "a100 b150 a151 c155, 1"})
    void withinHoldsBehindAStageThatMayBeLeftOut(String story, int matches) {
        Stage.Single optional = stage("b", Next.RELAXED, Letters.optional());
        assertThat(play(key(stage("a"), optional, within(5, stage("c"))), story).matches())
                .hasSize(matches);
    }

    @Test
    void withinHoldsBehindARepetitionWithoutEnd() {
        PatternKey key = key(stage("a", Next.RELAXED, Letters.many(Inner.RELAXED)), within(5, stage("b")));
        assertThat(play(key, "a100 b105").matches()).isEmpty();
        assertThat(play(key, "a110 b114").matches()).contains("{a=[110], b=[114]}");
    }

    @Test
    void withinOfAnOptionalStageDoesNotEndTheMatch() {
        Stage.Single optional = within(5, stage("b", Next.RELAXED, Letters.optional()));
        PatternKey key = key(stage("a"), optional, stage("c"));
        assertThat(play(key, "a100 b106 c150").matches()).containsExactly("{a=[100], c=[150]}");
    }

    @Test
    void whatMustNotHappenForAWhileMayHappenLater() {
        Stage.Single not = not("b", Next.RELAXED, 5);
        assertThat(play(key(stage("a"), not, stage("c")), "a100 b104 c110").matches())
                .isEmpty();
        assertThat(play(key(stage("a"), not, stage("c")), "a100 b105 c110").matches())
                .hasSize(1);
    }

    @Test
    void anAbsenceIsFoundOnAQuietKeyThoughTheStageBeforeCouldGoOn() {
        PatternKey key = Letters.of(stage("a", Next.RELAXED, Letters.many(Inner.RELAXED)), not("b"))
                .within(20)
                .key();
        key.arrive(click('a', 100), 95).pass(101);
        assertThat(key.timerMillis()).isEqualTo(120);
        assertThat(key.pass(500).matches()).containsExactly("{a=[100]}");
    }

    @Test
    void andAgainWhenTheRepetitionWentOn() {
        PatternKey key = Letters.of(stage("a", Next.RELAXED, Letters.many(Inner.RELAXED)), not("b", Next.RELAXED, 5))
                .within(20)
                .key();
        for (Sample sample : List.of(click('a', 100), click('a', 110))) {
            key.arrive(sample, sample.timestampMillis() - 1).pass(sample.timestampMillis());
        }
        assertThat(key.pass(500).matches()).containsExactly("{a=[100, 110]}", "{a=[100]}", "{a=[110]}");
        assertThat(key.state().isIdle()).isTrue();
        assertThat(key.bytes()).isEqualTo(3);
    }

    @Test
    void aGreedyStageThatIsFullLeavesWhatFitsItToTheNext() {
        Stage.Single any = new Stage.Single(
                "any", Next.RELAXED, Repetition.ONCE, stage("a").on(), Map.of(), Optional.empty(), false, 0);
        PatternKey key =
                key(stage("b"), stage("a", Next.RELAXED, new Repetition(1, 2, false, true, Inner.RELAXED, 0)), any);
        assertThat(play(key, "b100 a101 a102 a103").matches()).containsExactly("{a=[101, 102], any=[103], b=[100]}");
    }

    @Test
    void whatTheNextStageTakesIsNotBetween() {
        Stage.Single next = new Stage.Single(
                "next",
                Next.RELAXED,
                Repetition.ONCE,
                stage("b").on(),
                stage("b").where(),
                Optional.empty(),
                false,
                0);
        assertThat(play(key(stage("a"), not("b"), next, stage("c")), "a100 b101 c102")
                        .matches())
                .containsExactly("{a=[100], c=[102], next=[101]}");
    }
}
