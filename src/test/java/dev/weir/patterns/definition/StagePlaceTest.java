package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.group;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is before a stage and beside it, and whether other stages are waited for where it is. */
final class StagePlaceTest {
    private static final Stage.Single A = stage("a");
    private static final Stage.Single B = stage("b");
    private static final Stage.Single C = stage("c");
    private static final Stage.Single D = stage("d");
    private static final Stage.Single NOT = not("n");
    private static final Stage.Single STRICTLY_NOT = not("n", Next.STRICT, 0);

    @Test
    void beforeItIsWhatCanTakeAnEventNearestFirst() {
        assertThat(of(D, A, NOT, group(times(2, 2), B, C), D).before()).containsExactly("c", "b", "a");
        assertThat(of(C, A, NOT, group(times(2, 2), B, C), D).before()).containsExactly("b", "a");
        assertThat(of(A, A, B).before()).isEmpty();
    }

    @Test
    void besideItAreTheStagesOfTheOutermostGroupThatIsRepeated() {
        Stage.Group inner = group(times(2, 3), B, C);

        assertThat(of(B, stage("e"), group(times(2, 2), A, inner, NOT, D)).others())
                .containsExactly("a", "c", "d");
        assertThat(of(B, A, group(Repetition.ONCE, inner, D)).others()).containsExactly("c");
        assertThat(of(A, A, inner).others()).isEmpty();
        assertThat(of(B, A, group(Repetition.ONCE, B, C)).others()).isEmpty();
    }

    @Test
    void itComesInRoundsIfAGroupAroundItIsRepeated() {
        Stage.Group twice = group(times(2, 2), B, C);

        assertThat(of(B, A, group(Repetition.ONCE, twice)).isInRounds()).isTrue();
        assertThat(of(A, A, twice).isInRounds()).isFalse();
        assertThat(of(B, A, group(Repetition.ONCE, B, C)).isInRounds()).isFalse();
    }

    @Test
    void behindAStageThatTakesItsEventNothingElseIsWaitedFor() {
        assertThat(isReachedWithoutWindow(B, A, B)).isFalse();
        assertThat(isReachedWithoutWindow(B, stage("a", Next.RELAXED, times(2, 2)), B))
                .isFalse();
        assertThat(isReachedWithoutWindow(C, A, group(Repetition.ONCE, B, C))).isFalse();
        assertThat(isReachedWithoutWindow(A, A, B)).as("of the first").isFalse();
    }

    @Test
    void beyondWhatMustNotComeInBetweenThatStageCounts() {
        assertThat(isReachedWithoutWindow(B, A, NOT, B)).isFalse();
        assertThat(isReachedWithoutWindow(B, stage("a", Next.RELAXED, many(Inner.RELAXED)), NOT, B))
                .isTrue();
        assertThat(isReachedWithoutWindow(B, A, STRICTLY_NOT, B)).isTrue();
        assertThat(isReachedWithoutWindow(B, NOT, B)).as("behind no stage").isTrue();
    }

    @Test
    void whereItOrWhatIsBeforeItMayBeSkippedOrRepeatedOthersAreWaitedForToo() {
        Stage.Single optional = optional("b");

        assertThat(isReachedWithoutWindow(optional, A, optional)).isTrue();
        assertThat(isReachedWithoutWindow(C, A, optional, C)).isTrue();
        assertThat(isReachedWithoutWindow(B, stage("a", Next.RELAXED, times(2, 3)), B))
                .isTrue();
        assertThat(isReachedWithoutWindow(C, group(Repetition.ONCE, A, B), C))
                .as("behind a group")
                .isTrue();
        assertThat(isReachedWithoutWindow(B, A, group(Repetition.ONCE, B, C)))
                .as("first in a group")
                .isTrue();
        assertThat(isReachedWithoutWindow(D, A, group(Repetition.ONCE, B, optional("c"), D)))
                .as("in a group")
                .isTrue();
    }

    @Test
    void whatMustNotComeAtTheEndIsAloneThereUnlessMoreMayComeBeforeIt() {
        Stage.Single many = stage("b", Next.RELAXED, many(Inner.RELAXED));

        assertThat(isReachedWithoutWindow(NOT, A, NOT)).isFalse();
        assertThat(isReachedWithoutWindow(NOT, A, group(Repetition.ONCE, B, C), NOT))
                .isFalse();
        assertThat(isReachedWithoutWindow(NOT, A, many, NOT)).isTrue();
        assertThat(isReachedWithoutWindow(NOT, A, group(Repetition.ONCE, C, many), NOT))
                .isTrue();
        assertThat(isReachedWithoutWindow(STRICTLY_NOT, A, STRICTLY_NOT)).isTrue();
        assertThat(isReachedWithoutWindow(NOT, A, NOT, B)).isTrue();
        assertThat(isReachedWithoutWindow(NOT, A, group(Repetition.ONCE, B, NOT)))
                .isTrue();
    }

    private static Stage.Single optional(String letter) {
        return stage(letter, Next.RELAXED, Letters.optional());
    }

    private static boolean isReachedWithoutWindow(Stage.Single stage, Stage... stages) {
        return of(stage, stages).isReachedWithoutWindow();
    }

    private static StagePlace of(Stage.Single stage, Stage... stages) {
        return StagePlace.of(stage, List.of(stages));
    }
}
