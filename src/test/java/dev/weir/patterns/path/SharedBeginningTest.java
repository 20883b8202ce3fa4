package dev.weir.patterns.path;

import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.match.Graphs;
import dev.weir.patterns.path.EdgeCondition.Both;
import dev.weir.patterns.path.EdgeCondition.Constant;
import dev.weir.patterns.path.EdgeCondition.Not;
import dev.weir.patterns.path.EdgeCondition.Numbered;
import dev.weir.patterns.path.EdgeCondition.OfType;
import dev.weir.patterns.path.EdgeCondition.OfTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which patterns can share their beginning: those whose first event says all that there is to know of it. */
final class SharedBeginningTest {
    private static final EdgeCondition FIRST = clicks(new Numbered(0, false));
    private static final EdgeCondition SECOND = clicks(new Numbered(1, true));

    @Test
    void twoStagesOfWhichTheSecondMayComeLaterBeginAlike() {
        assertThat(SharedBeginning.of(Graphs.of(Letters.of(stage("a"), stage("b")))))
                .isPresent();
        assertThat(SharedBeginning.of(Graphs.of(Letters.of(stage("a"), stage("b", Next.ANY, Repetition.ONCE)))))
                .isPresent();
        assertThat(isShared(FIRST, SECOND, new Not(SECOND))).isTrue();
        assertThat(isShared(clicks(new Constant(true)), SECOND, new Constant(true)))
                .isTrue();
    }

    @Test
    void aSecondStageThatMustComeNextOrAFirstThatGoesOnBeginsOtherwise() {
        assertThat(SharedBeginning.of(Graphs.of(Letters.of(stage("a"), stage("b", Next.STRICT, Repetition.ONCE)))))
                .isEmpty();
        assertThat(SharedBeginning.of(Graphs.of(Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)), stage("b")))))
                .isEmpty();
    }

    @Test
    void aFirstEventThatIsNotJudgedByItselfBeginsOtherwise() {
        assertThat(isShared(clicks(new Numbered(0, true)), SECOND, new Not(SECOND)))
                .isFalse();
        assertThat(isShared(clicks(new Not(new Numbered(0, false))), SECOND, new Not(SECOND)))
                .isFalse();
        assertThat(isShared(new Both(FIRST, FIRST), SECOND, new Not(SECOND))).isFalse();
        assertThat(isShared(new Constant(true), SECOND, new Not(SECOND))).isFalse();
    }

    @Test
    void aSecondStageThatIgnoresOtherThanWhatItDoesNotTakeBeginsOtherwise() {
        assertThat(isShared(FIRST, SECOND, new Constant(false))).isFalse();
        assertThat(isShared(FIRST, SECOND, new Not(FIRST))).isFalse();
        assertThat(isShared(FIRST, SECOND, SECOND)).isFalse();
        EdgeCondition timed = new Both(SECOND, SECOND);
        assertThat(isShared(FIRST, timed, new Not(timed))).isFalse();
        assertThat(isShared(FIRST, timed, new Constant(true))).isFalse();
    }

    private static EdgeCondition clicks(EdgeCondition where) {
        return new OfTypes(List.of(new OfType(EventType.CLICK, where)));
    }

    private static boolean isShared(EdgeCondition first, EdgeCondition take, EdgeCondition ignore) {
        List<GraphState> states = List.of(
                new GraphState(
                        "start",
                        GraphState.Kind.START,
                        List.of(new GraphEdge(GraphEdge.Action.TAKE, 1, 0, first)),
                        GraphState.NO_WINDOW,
                        -1,
                        -1),
                new GraphState(
                        "begun",
                        GraphState.Kind.NORMAL,
                        List.of(
                                new GraphEdge(GraphEdge.Action.IGNORE, 1, 1, ignore),
                                new GraphEdge(GraphEdge.Action.TAKE, 2, 1, take)),
                        GraphState.NO_WINDOW,
                        -1,
                        -1),
                new GraphState("end", GraphState.Kind.FINAL, List.of(), GraphState.NO_WINDOW, -1, -1));
        StateGraph whole = new StateGraph(Letters.of(stage("a"), stage("b")).definition(), states, List.of("a", "b"));
        return SharedBeginning.of(whole).isPresent();
    }
}
