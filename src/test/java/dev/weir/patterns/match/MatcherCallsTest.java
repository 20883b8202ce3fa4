package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Event;
import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage.Next;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a call of the matcher sees of what was taken, and what it does before and after the event itself. */
final class MatcherCallsTest {
    @Test
    void nothingTakenHasNoFirstAndAnythingTakenHas() {
        PartialMatch taken = stage -> stage.equals("a") ? List.of(event(1), event(2)) : List.of();

        assertThat(taken.first("a")).isEqualTo(event(1));
        assertThat(taken.first("b")).isNull();
        assertThat(PartialMatch.NOTHING.first("a")).isNull();
    }

    @Test
    void theLastEventOfAMatchIsTheLatestAndOfOneTimeTheOneTakenLast() {
        Event sameTime = click('b', 2).occurrence().event();
        Map<String, List<Event>> stages = new LinkedHashMap<>();
        stages.put("a", List.of(event(1), event(2)));
        stages.put("b", List.of(sameTime));
        stages.put("c", List.of(event(1)));

        assertThat(new Match(stages, 1, 2).last()).isSameAs(sameTime);
    }

    @Test
    void anEventThatFindsTimePassedCompletesWhatIsDueBeforeIt() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 100), 95);

        key.arrive(click('b', 300), 250);

        assertThat(key.byTime()).extracting(Match::completedMillis).containsExactly(110L);
    }

    @Test
    void anEventTooLateToBeginLeavesLaterOnesToBegin() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 490), 495).arrive(click('a', 470), 495).arrive(click('a', 492), 495);

        assertThat(key.late()).isEqualTo(1);
        assertThat(key.pass(600).matches()).containsExactly("{a=[490]}", "{a=[492]}");
    }

    @Test
    void aLateEventBeginsAnAbsenceAlsoIfOnlyTheStageHasATime() {
        PatternKey key =
                Letters.of(stage("a"), not("b", Next.RELAXED, 10)).within(0).key();
        key.arrive(click('a', 100), 109).pass(500);
        assertThat(key.matches()).containsExactly("{a=[100]}");

        key.arrive(click('a', 490), 500);
        assertThat(key.late()).isEqualTo(1);
    }

    @Test
    void theIdOfWhatIsSharedIsNotThatOfAPattern() throws PatternException {
        CompiledPattern pattern =
                CompiledPattern.of(Letters.of(stage("a"), stage("b")).definition());

        assertThat(CompiledPattern.isShared(pattern.sharedId())).isTrue();
        assertThat(CompiledPattern.isShared(pattern.id())).isFalse();
    }

    private static Event event(long timestampMillis) {
        return click('a', timestampMillis).occurrence().event();
    }
}
