package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.optional;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.times;
import static dev.weir.patterns.Letters.until;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of stages where Flink's compiler forgets something, or has rules of its own for time. */
final class FlinksCompilerTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    private static PatternKey play(Letters letters, String story) {
        PatternKey key = letters.key();
        for (String each : story.split(" ", -1)) {
            key.arrive(click(each.charAt(0), Long.parseLong(each.substring(1))), NO_WATERMARK);
        }
        return key;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a100 b102 c103", "a100 e101 b102 c103", "a100 a101 e102 b103 c104"})
    void whatMustNotHappenBehindARepetitionMustNotHappenBetweenItsEventsEither(String story) {
        Stage.Single some = stage("a", Next.RELAXED, times(1, 3));

        assertThat(play(Letters.of(some, not("b"), stage("c")), story).matches())
                .isEmpty();
        assertThat(play(Letters.of(some, not("f"), stage("c")), story).matches())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a100 b101 a102 c103", "a100 e101 b102 a103 c104", "a100 e101 e102 b103 a104 c105"})
    void noRepetitionGoesOnBehindIt(String story) {
        Letters letters = Letters.of(stage("a", Next.RELAXED, times(1, 3)), not("b"), stage("c"));

        assertThat(play(letters, story).matches()).hasSize(1);
    }

    @Test
    void whatMustNotComeNextMayComeLater() {
        Letters letters = Letters.of(stage("a"), not("b", Next.STRICT, 0), stage("c"));

        assertThat(play(letters, "a100 b101 c102").matches()).isEmpty();
        assertThat(play(letters, "a100 e101 b102 c103").matches()).containsExactly("{a=[100], c=[103]}");
    }

    @Test
    void theEventThatEndsARepetitionEndsIt() {
        Stage.Single ended = until("e", stage("a", Next.RELAXED, many(Inner.RELAXED)));

        assertThat(play(Letters.of(ended, stage("c")), "a100 a101 e102 a103 c104")
                        .matches())
                .containsExactly(
                        "{a=[100, 101], c=[104]}", "{a=[100], c=[104]}", "{a=[101], c=[104]}", "{a=[103], c=[104]}");
    }

    @Test
    void theEventThatEndsARepetitionDoesNotBeginIt() {
        Repetition two = new Repetition(2, Repetition.UNBOUNDED, false, false, Inner.RELAXED, 0);

        for (Repetition repetition : List.of(two, many(Inner.RELAXED), many(Inner.COMBINATIONS))) {
            Stage.Single never = until("b", stage("b", Next.RELAXED, repetition));
            assertThat(play(Letters.of(stage("a"), never, stage("c")), "a100 b101 b102 b103 c104")
                            .matches())
                    .isEmpty();
            assertThat(play(Letters.of(never, stage("c")), "b101 b102 b103 c104")
                            .matches())
                    .isEmpty();
        }
    }

    @Test
    void theEventThatEndsTheRoundsOfAGroupEndsThem() {
        Stage.Group rounds = new Stage.Group(
                Next.RELAXED,
                many(Inner.RELAXED),
                List.of(stage("a"), stage("b")),
                Optional.of(new Condition(4, "e", false)));
        Letters letters = Letters.of(stage("d"), rounds, stage("c")).within(100);

        assertThat(play(letters, "d100 a101 b102 a103 b104 c105").matches())
                .contains("{a=[101, 103], b=[102, 104], c=[105], d=[100]}");
        assertThat(play(letters, "d100 a101 b102 e103 a104 b105 c106").matches())
                .containsExactly("{a=[101], b=[102], c=[106], d=[100]}");
    }

    @Test
    void whereNothingElseEndsAMatchTheTimeOfItsStageDoes() {
        Letters letters = Letters.of(stage("a"), within(5, stage("b", Next.RELAXED, times(1, 3))))
                .within(0);
        PatternKey key = play(letters, "a100 b104 b108");

        assertThat(key.matches()).containsExactly("{a=[100], b=[104, 108]}", "{a=[100], b=[104]}");
        assertThat(key.passUnasked(112).state().isIdle()).isFalse();
        assertThat(key.passUnasked(113).state().isIdle()).isTrue();
    }

    @Test
    void orTheTimeOfItsRepetitionDoes() {
        Stage.Single timed = stage("a", Next.RELAXED, new Repetition(2, 2, false, false, Inner.RELAXED, 10));
        Letters letters = Letters.of(Letters.group(times(2, 2), timed)).within(0);
        PatternKey key = play(letters, "a100");

        assertThat(key.passUnasked(109).state().isIdle()).isFalse();
        assertThat(key.passUnasked(110).state().isIdle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a100", "a100 e101"})
    void aRepetitionThatHasNotBegunWaitsAsLongAsItsStageSays(String story) {
        Stage.Single timed = within(5, stage("b", Next.RELAXED, new Repetition(2, 2, false, false, Inner.RELAXED, 50)));
        PatternKey key = play(Letters.of(stage("a"), timed).within(1_000), story);

        assertThat(key.passUnasked(104).state().isIdle()).isFalse();
        assertThat(key.passUnasked(105).state().isIdle()).isTrue();
    }

    @Test
    void aRepetitionThatHasBegunWaitsAsLongAsItsTimesAreApart() {
        Stage.Single timed = within(5, stage("b", Next.RELAXED, new Repetition(3, 3, false, false, Inner.RELAXED, 50)));
        PatternKey key = play(Letters.of(stage("a"), timed).within(1_000), "a100 b104 e105");

        assertThat(key.passUnasked(153).state().isIdle()).isFalse();
        assertThat(key.passUnasked(154).state().isIdle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a100", "a100 e101"})
    void aStageThatMayBeLeftOutWaitsAsLongAsItSays(String story) {
        Stage.Single left = within(5, stage("b", Next.RELAXED, new Repetition(2, 2, true, false, Inner.RELAXED, 50)));
        PatternKey key =
                play(Letters.of(stage("a"), left, within(5, stage("c"))).within(1_000), story);

        assertThat(key.passUnasked(104).state().isIdle()).isFalse();
        assertThat(key.passUnasked(105).state().isIdle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a100", "a100 e101"})
    void behindWhatMustNotHappenTheTimeOfTheNextStageCounts(String story) {
        PatternKey key =
                play(Letters.of(stage("a"), not("b"), within(5, stage("c"))).within(1_000), story);

        assertThat(key.passUnasked(104).state().isIdle()).isFalse();
        assertThat(key.passUnasked(105).state().isIdle()).isTrue();
    }

    /** Flink's compiler gives a wrong result, or none. */
    @Test
    void whatFlinksCompilerCannotDoBehindANotIsRefused() {
        Repetition many = new Repetition(2, Repetition.UNBOUNDED, true, true, Inner.RELAXED, 0);
        Stage.Single some = until("e", stage("d", Next.RELAXED, many));
        for (Letters letters : List.of(
                Letters.of(stage("a"), not("b"), some, stage("f")),
                Letters.of(stage("a"), not("b"), stage("c", Next.RELAXED, optional()), some))) {
            assertThatThrownBy(() -> CompiledPattern.of(letters.definition()))
                    .isInstanceOf(PatternException.class)
                    .hasMessageContaining("leave out one of them");
        }
    }
}
