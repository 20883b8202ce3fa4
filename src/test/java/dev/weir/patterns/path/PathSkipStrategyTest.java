package dev.weir.patterns.path;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipPastLastEvent;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToFirst;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToLast;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToNext;
import dev.weir.patterns.match.Graphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of the matches that are complete at one moment stand. A match is written as its events, with their stages. */
final class PathSkipStrategyTest {
    private final Map<Long, HeldEvent> events = new TreeMap<>();

    @Test
    void theOneThatBeganFirstComesFirst() {
        assertThat(moment(new SkipPastLastEvent(), "a5 d9", "a1 d9")).containsExactly("a1 d9");
    }

    @Test
    void ofThoseThatBeganTogetherTheOneWithTheMostEventsComesFirst() {
        assertThat(moment(new SkipToNext(), "a1 b2 d9", "a1 b5 c6 d9")).containsExactly("a1 b5 c6 d9");
    }

    @Test
    void theNumberOfEventsDecidesOnlyAmongThoseThatBeganTogether() {
        assertThat(moment(new SkipPastLastEvent(), "a1 d9", "a1 c6 d9", "a2 b5 c6 d9"))
                .containsExactly("a1 c6 d9");
    }

    @Test
    void ofEquallyManyTheEarliestEventsComeFirst() {
        assertThat(moment(new SkipToNext(), "a1 b5 b7 d9", "a1 b5 b6 d9")).containsExactly("a1 b5 b6 d9");
        assertThat(moment(new SkipToNext(), "a1 b4 b7 d9", "a1 b5 b6 d9")).containsExactly("a1 b4 b7 d9");
    }

    @Test
    void whatIsEarliestIsToldByTheTimesOfEventsAndNotByWhenTheyWereTaken() {
        assertThat(moment(new SkipToNext(), "a5 b9 c1", "a5 b2 c8")).containsExactly("a5 b9 c1");
    }

    @Test
    void ofTheSameEventsTheEarliestStagesComeFirst() {
        assertThat(moment(new SkipToNext(), "a1 b5 d9", "a1 c5 d9")).containsExactly("a1 b5 d9");
    }

    @Test
    void ofTwoThatAreTheSameOneStands() {
        assertThat(moment(new SkipToNext(), "a1 b5 d9", "a1 b5 d9")).containsExactly("a1 b5 d9");
    }

    @Test
    void theStageSkippedToIsReachedAtItsFirstOrItsLastEvent() {
        assertThat(moment(new SkipToFirst("b"), "a1 b4 b6 d9", "a5 d9")).containsExactly("a1 b4 b6 d9", "a5 d9");
        assertThat(moment(new SkipToLast("b"), "a1 b4 b6 d9", "a5 d9")).containsExactly("a1 b4 b6 d9");
        assertThat(moment(new SkipToLast("b"), "a1 b4 b6 d9", "a6 d9")).containsExactly("a1 b4 b6 d9", "a6 d9");
    }

    @Test
    void whatStoodAtAnEarlierMomentSkipsWhatIsCompleteOrOpenLater() {
        StateGraph graph = graph(new SkipPastLastEvent());
        OpenPaths paths = new OpenPaths(graph);
        paths.add(match("a4 b6"));
        paths.add(match("a10"));
        PathSkipStrategy skipping = new PathSkipStrategy(graph, paths);

        assertThat(described(skipping.moment(matches("a1 d9")))).containsExactly("a1 d9");
        assertThat(skipping.moment(matches("a5 d10"))).isEmpty();
        skipping.end();

        assertThat(paths.open()).extracting(open -> text(open.last())).containsExactly("a10");
    }

    @Test
    void ofThoseSetAsideItSkipsWhatWasOpenAtTheTimeOfItsEarliestEvent() {
        StateGraph graph = graph(new SkipPastLastEvent());
        OpenPaths paths = new OpenPaths(graph);
        matches("a84", "a85", "a86", "a101", "a106").forEach(paths.aside()::add);

        new PathSkipStrategy(graph, paths).moment(matches("a100 b105 c95"));

        assertThat(paths.open()).extracting(open -> text(open.last())).containsExactlyInAnyOrder("a84", "a85", "a106");
    }

    /** What stands, whichever order the matches come in. */
    private List<String> moment(AfterMatch way, String... matches) {
        List<String> stand =
                described(new PathSkipStrategy(graph(way), new OpenPaths(graph(way))).moment(matches(matches)));
        List<String> others = Arrays.asList(matches.clone());
        Collections.reverse(others);
        assertThat(described(new PathSkipStrategy(graph(way), new OpenPaths(graph(way)))
                        .moment(matches(others.toArray(String[]::new)))))
                .isEqualTo(stand);
        return stand;
    }

    private List<OpenPath> matches(String... matches) {
        return new ArrayList<>(Stream.of(matches).map(this::match).toList());
    }

    private OpenPath match(String match) {
        HeldEvent first = null;
        TakenEvent last = null;
        for (String each : match.split(" ", -1)) {
            Sample sample = click(each.charAt(0), Long.parseLong(each.substring(1)));
            HeldEvent held = events.computeIfAbsent(
                    sample.timestampMillis(),
                    at -> new HeldEvent(sample.occurrence().event(), 1, at));
            first = first == null ? held : first;
            last = new TakenEvent(held, sample.letter(), last);
        }
        return new OpenPath(1, first, last, 1);
    }

    private static List<String> described(Collection<TakenEvent> found) {
        return found.stream().map(PathSkipStrategyTest::text).toList();
    }

    private static String text(TakenEvent last) {
        StringBuilder text = new StringBuilder();
        for (TakenEvent each : TakenEvent.path(last)) {
            text.append(text.isEmpty() ? "" : " ").append((char) ('a' + each.stage()));
            text.append(each.held().timestampMillis());
        }
        return text.toString();
    }

    /** Within 10 ms. */
    private static StateGraph graph(AfterMatch way) {
        return Graphs.of(
                Letters.of(stage("a"), stage("b"), stage("c"), stage("d")).after(way));
    }
}
