package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.group;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of all stages is asked of those in groups within groups too. */
final class StageListsTest {
    private static final Stage.Single A = stage("a");
    private static final Stage.Single B = stage("b");
    private static final Stage.Single C = stage("c");
    private static final Stage.Single MANY = stage("d", Next.RELAXED, many(Inner.RELAXED));
    private static final Stage.Single COMBINED = stage("d", Next.RELAXED, many(Inner.COMBINATIONS));
    private static final Repetition TWICE = times(2, 2);
    private static final Stage.Group ENDED = new Stage.Group(
            Next.RELAXED, many(Inner.RELAXED), List.of(B, C), Optional.of(new Condition(0, "a", false)));

    @Test
    void afterWhatMustNotComeIsTheNextStageOfItsList() {
        Stage.Single not = not("n");

        assertThat(StageLists.after(not, List.of(A, not, B))).isEqualTo(B);
        assertThat(StageLists.after(not, List.of(A, group(TWICE, B, not, C), stage("e"))))
                .isEqualTo(C);
        assertThat(StageLists.after(not, List.of(group(TWICE, A, B), not, C))).isEqualTo(C);
        assertThat(StageLists.after(not, List.of(A, group(TWICE, B, not), C))).isNull();
    }

    @Test
    void someStageIsStrictWhereItFollowsStrictlyOrItsEventsDo() {
        assertThat(StageLists.isStrictSomewhere(List.of(A, group(TWICE, B, MANY), C)))
                .isFalse();
        assertThat(StageLists.isStrictSomewhere(List.of(A, stage("b", Next.STRICT, Repetition.ONCE))))
                .isTrue();
        Stage.Single consecutive = stage("b", Next.RELAXED, many(Inner.CONSECUTIVE));
        assertThat(StageLists.isStrictSomewhere(List.of(A, group(TWICE, C, group(TWICE, A, consecutive)))))
                .isTrue();
    }

    @Test
    void someGroupIsEndedByAnEvent() {
        assertThat(StageLists.isGroupEndedSomewhere(List.of(A, group(TWICE, B, C))))
                .isFalse();
        assertThat(StageLists.isGroupEndedSomewhere(List.of(A, ENDED))).isTrue();
        assertThat(StageLists.isGroupEndedSomewhere(List.of(A, group(TWICE, stage("e"), ENDED), C)))
                .isTrue();
    }

    @Test
    void someRepetitionHasNoBound() {
        assertThat(StageLists.isUnboundedSomewhere(List.of(A, group(TWICE, B, C))))
                .isFalse();
        assertThat(StageLists.isUnboundedSomewhere(List.of(A, MANY))).isTrue();
        assertThat(StageLists.isUnboundedSomewhere(List.of(A, group(TWICE, B, group(TWICE, MANY)), C)))
                .isTrue();
    }

    @Test
    void aGroupThatHappensOnceIsItsStagesWhereFlinkWouldTreatItDifferently() {
        Stage.Group inner = group(TWICE, A, B);

        assertThat(StageLists.unwrapped(group(Repetition.ONCE, COMBINED, B))).containsExactly(COMBINED, B);
        assertThat(StageLists.unwrapped(group(Repetition.ONCE, inner, C))).containsExactly(inner, C);
        assertThat(unwrappedStay(group(Repetition.ONCE, A, COMBINED))).isTrue();
        assertThat(unwrappedStay(group(TWICE, COMBINED, B))).isTrue();
        assertThat(unwrappedStay(new Stage.Group(Next.RELAXED, Repetition.ONCE, List.of(COMBINED, B), ENDED.until())))
                .isTrue();
        assertThat(unwrappedStay(A)).isTrue();
    }

    private static boolean unwrappedStay(Stage stage) {
        return StageLists.unwrapped(stage).equals(List.of(stage));
    }

    @Test
    void theFirstOfThoseStagesFollowsAsTheGroupDidAndTheOthersAsBefore() {
        Stage.Single any = stage("c", Next.ANY, Repetition.ONCE);
        Stage.Group strict = new Stage.Group(Next.STRICT, Repetition.ONCE, List.of(COMBINED, any, C));
        Stage.Group outer = new Stage.Group(Next.ANY, Repetition.ONCE, List.of(group(TWICE, A, B), any));

        assertThat(StageLists.unwrapped(strict))
                .containsExactly(stage("d", Next.STRICT, many(Inner.COMBINATIONS)), any, C);
        assertThat(StageLists.unwrapped(outer)).containsExactly(new Stage.Group(Next.ANY, TWICE, List.of(A, B)), any);
    }

    @Test
    void someGroupIsReplacedByItsStages() {
        assertThat(StageLists.isUnwrappedSomewhere(List.of(A, group(TWICE, B, C))))
                .isFalse();
        assertThat(StageLists.isUnwrappedSomewhere(List.of(A, group(Repetition.ONCE, COMBINED, C))))
                .isTrue();
        assertThat(StageLists.isUnwrappedSomewhere(List.of(A, group(TWICE, B, group(Repetition.ONCE, COMBINED, C)))))
                .isTrue();
    }

    @Test
    void theTailIsTheLastStageOfGroupsThatHappenOnce() {
        Stage.Group twice = group(TWICE, A, B);

        assertThat(StageLists.tail(group(Repetition.ONCE, A, group(Repetition.ONCE, B, C))))
                .isEqualTo(C);
        assertThat(StageLists.tail(group(Repetition.ONCE, C, twice))).isEqualTo(twice);
        assertThat(StageLists.tail(Letters.not("n"))).isEqualTo(not("n"));
    }
}
