package dev.weir.patterns.path;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.patterns.Letters;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.match.Graphs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Graphs as Flink's compiler might produce them another time. */
final class StateGraphTest {
    private static final PatternDefinition TWO =
            Letters.of(stage("a"), stage("b")).definition();

    @Test
    void aMatchDoesNotDependOnThePlacesOfTheStates() {
        Letters growing = Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)), not("b", Next.RELAXED, 5))
                .within(20);
        Letters ending = Letters.of(stage("a"), stage("b", Next.RELAXED, times(1, 2)));

        assertEachPlaceFinds(growing, List.of("[100]", "[100, 107]", "[107]"), click('a', 100), click('a', 107));
        assertEachPlaceFinds(
                ending, List.of("[100, 101]", "[100, 101, 102]"), click('a', 100), click('b', 101), click('b', 102));
    }

    @Test
    void aStateMayLeadToVeryManyOthers() {
        List<GraphState> states = new ArrayList<>();
        states.add(state("start", GraphState.Kind.START, edge(GraphEdge.Action.TAKE, 1)));
        int many = 20;
        states.add(state(
                "many",
                GraphState.Kind.NORMAL,
                Stream.iterate(2, i -> i + 1)
                        .limit(many)
                        .map(i -> edge(GraphEdge.Action.PROCEED, i))
                        .toArray(GraphEdge[]::new)));
        for (int i = 0; i < many; i++) {
            states.add(state("each" + i, GraphState.Kind.NORMAL, edge(GraphEdge.Action.TAKE, 2 + many)));
        }
        states.add(state("end", GraphState.Kind.FINAL));

        List<String> found = play(new StateGraph(TWO, states, List.of("a", "b")), click('a', 100), click('b', 101));

        assertThat(found).hasSize(many).containsOnly("[100, 101]");
    }

    @Test
    void aMatchThatIgnoresAnEventIntoAnotherStateHasForked() {
        List<GraphState> states = List.of(
                state("start", GraphState.Kind.START, edge(GraphEdge.Action.TAKE, 1)),
                state("one", GraphState.Kind.NORMAL, edge(GraphEdge.Action.IGNORE, 2)),
                state("other", GraphState.Kind.NORMAL, edge(GraphEdge.Action.IGNORE, 2)));
        StateGraph graph = new StateGraph(TWO, states, List.of("a", "b"));
        OpenPaths paths = new OpenPaths(graph);
        PathWalker walker = new PathWalker(Long.MAX_VALUE).over(graph, paths);

        Sample sample = click('a', 100);

        walker.match(sample.occurrence().event(), 1, asker(sample));
        assertThat(paths.open()).extracting(OpenPath::forks).containsExactly(2);
        walker.hideBeginnings();
        walker.match(sample.occurrence().event(), 1, asker(sample));
        assertThat(paths.open()).extracting(OpenPath::forks).containsExactly(3);
    }

    @Test
    void whatWaitsForAFirstEventCountsAsChangedWhereItWouldHaveForked() {
        List<GraphState> states = List.of(
                state("start", GraphState.Kind.START, edge(GraphEdge.Action.PROCEED, 1)),
                state("one", GraphState.Kind.NORMAL, edge(GraphEdge.Action.IGNORE, 2)),
                state("other", GraphState.Kind.NORMAL));
        StateGraph graph = new StateGraph(TWO, states, List.of("a", "b"));
        OpenPaths paths = new OpenPaths(graph);
        PathWalker walker = new PathWalker(Long.MAX_VALUE).over(graph, paths);
        Sample sample = click('a', 100);

        walker.match(sample.occurrence().event(), 1, asker(sample));

        assertThat(walker.changed()).isTrue();
        assertThat(paths.isIdle()).isTrue();
    }

    @Test
    void aStateThatThePatternNoLongerHasIsNamed() {
        StateGraph graph = new StateGraph(TWO, List.of(state("start", GraphState.Kind.START)), List.of("a", "b"));

        assertThatThrownBy(() -> graph.named("gone")).hasMessageContaining("no state gone");
    }

    /** Each state is put first in turn. */
    private static void assertEachPlaceFinds(Letters letters, List<String> matches, Sample... samples) {
        StateGraph graph = Graphs.of(letters);
        assertThat(graph.size()).isGreaterThan(2);
        for (int first = 0; first < graph.size(); first++) {
            assertThat(play(turned(graph, first), samples))
                    .as("state %d first", first)
                    .containsExactlyInAnyOrderElementsOf(matches);
        }
    }

    private static StateGraph turned(StateGraph graph, int first) {
        List<GraphState> states = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            GraphState state = graph.state((first + i) % graph.size());
            List<GraphEdge> edges = state.edges().stream()
                    .map(edge -> new GraphEdge(
                            edge.action(), turned(edge.target(), first, graph), edge.stage(), edge.test()))
                    .toList();
            states.add(new GraphState(
                    state.name(),
                    state.kind(),
                    edges,
                    state.windowMillis(),
                    turned(state.pendingBehind(), first, graph),
                    turned(state.repeating(), first, graph)));
        }
        return new StateGraph(graph.definition(), states, graph.stages());
    }

    private static int turned(int state, int first, StateGraph graph) {
        return state < 0 ? state : Math.floorMod(state - first, graph.size());
    }

    /** Passes events, each once time is just before it, and then more time, and returns the events of each match. */
    private static List<String> play(StateGraph graph, Sample... samples) {
        OpenPaths paths = new OpenPaths(graph);
        PathWalker walker = new PathWalker(Long.MAX_VALUE).over(graph, paths);
        List<TakenEvent> found = new ArrayList<>();
        for (Sample sample : samples) {
            found.addAll(passed(walker, sample.timestampMillis() - 1));
            found.addAll(walker.match(sample.occurrence().event(), 1, asker(sample)));
        }
        for (long millis = PathWalker.nextCompletionMillis(graph, paths);
                millis != Long.MAX_VALUE;
                millis = PathWalker.nextCompletionMillis(graph, paths)) {
            assertThat(passed(walker, millis - 1)).isEmpty();
            found.addAll(passed(walker, millis));
        }
        found.addAll(passed(walker, 1_000));
        assertThat(paths.isIdle()).isTrue();
        return found.stream().map(StateGraphTest::numbers).toList();
    }

    private static List<TakenEvent> passed(PathWalker walker, long timeMillis) {
        walker.waitForAbsence(timeMillis);
        return walker.end(timeMillis);
    }

    private static CurrentEvent.Asker asker(Sample sample) {
        return (number, soFar) -> sample.letter() == number;
    }

    private static String numbers(TakenEvent last) {
        return Stream.of(TakenEvent.path(last))
                .map(taken -> Sample.numberOf(taken.held().event()))
                .toList()
                .toString();
    }

    private static GraphState state(String name, GraphState.Kind kind, GraphEdge... edges) {
        return new GraphState(name, kind, List.of(edges), GraphState.NO_WINDOW, -1, -1);
    }

    private static GraphEdge edge(GraphEdge.Action action, int target) {
        return new GraphEdge(action, target, 0, new EdgeCondition.Constant(true));
    }
}
