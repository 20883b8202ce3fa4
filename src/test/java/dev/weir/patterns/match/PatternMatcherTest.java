package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Flink's operator does not do: events out of order on arrival, absences, draining, timers. */
final class PatternMatcherTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    @Test
    void aMatchIsCompletedByTheEventThatArrives() {
        PatternKey key = Letters.of(stage("a"), stage("b")).key();
        key.arrive(click('a', 100), NO_WATERMARK).arrive(click('b', 105), NO_WATERMARK);
        assertThat(key.byEvent()).hasSize(1);
        Match match = key.byEvent().get(0);
        assertThat(match.stages().keySet()).containsExactly("a", "b");
        assertThat(match.beganEpoch()).isEqualTo(100);
        assertThat(match.completedMillis()).isEqualTo(105);
        assertThat(match.last().timestampMillis()).isEqualTo(105);
    }

    @Test
    void anEventThatWouldBeInTimeIsTakenAfterOneThatIsTooLate() {
        PatternKey key = Letters.of(stage("a"), stage("b")).key();
        key.arrive(click('a', 100), NO_WATERMARK).arrive(click('b', 150), 90).arrive(click('b', 105), 90);
        assertThat(key.matches()).containsExactly("{a=[100], b=[105]}");
    }

    @Test
    void theWatermarkEndsWhatAnEventFromTheFutureDoesNot() {
        PatternKey key = Letters.of(stage("a"), stage("b")).key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('b', 150), 90)
                .passUnasked(110)
                .arrive(click('b', 105), 110);
        assertThat(key.matches()).isEmpty();
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void aKeyThatIsAllBehindTheWatermarkIsMatchedLikeAnyOther() {
        PatternKey key = Letters.of(stage("a"), stage("b")).key();
        key.arrive(click('a', 100), 5_000)
                .arrive(click('b', 105), 6_000)
                .arrive(click('a', 106), 7_000)
                .arrive(click('b', 116), 8_000);
        assertThat(key.matches()).containsExactly("{a=[100], b=[105]}");
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void onArrivalAnEarlierEventMayComeLaterUnlessItIsTooFarBefore() {
        PatternKey key = Letters.of(stage("a"), stage("b")).key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('b', 90), NO_WATERMARK)
                .arrive(click('b', 91), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[91]}");
    }

    @Test
    void eventsOfOneTimeDoNotTakeEachOthersPlace() {
        PatternKey key =
                Letters.of(stage("a"), stage("b", Next.ANY, Repetition.ONCE)).key();
        Sample first = new Sample(1, EventType.CLICK, 0, 0, 100);
        Sample second = new Sample(2, EventType.CLICK, 0, 0, 100);
        key.arrive(first, NO_WATERMARK)
                .arrive(click('c', 108), 105)
                .arrive(second, 105)
                .arrive(click('b', 108), 105);
        assertThat(key.matches()).containsExactly("{a=[1], b=[108]}", "{a=[2], b=[108]}");
    }

    @Test
    void anAbsenceFiresOnceWhenItsTimeIsUp() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 100), 95);
        assertThat(key.timerMillis()).isEqualTo(100);
        key.pass(102);
        assertThat(key.timerMillis()).isEqualTo(110);
        assertThat(key.pass(109).matches()).isEmpty();
        assertThat(key.pass(500).passUnasked(600).matches()).containsExactly("{a=[100]}");
        assertThat(key.byTime().get(0).completedMillis()).isEqualTo(110);
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void whatHappensInTimePreventsAnAbsence() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 100), 95).arrive(click('b', 109), 95).pass(500);
        assertThat(key.matches()).isEmpty();
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void whatHappensWhenTheTimeIsUpDoesNotPreventAnAbsence() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 100), 95).arrive(click('b', 110), 95).pass(500);
        assertThat(key.matches()).containsExactly("{a=[100]}");
    }

    @Test
    void aLateEventStillPreventsAnAbsence() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 100), 95).pass(108).arrive(click('b', 105), 108).pass(500);
        assertThat(key.matches()).isEmpty();
        assertThat(key.late()).isZero();
    }

    @Test
    void aLateEventFromBeforeItsBeginningDoesNotPreventAnAbsence() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 100), 95).pass(108).arrive(click('b', 99), 108).pass(500);
        assertThat(key.matches()).containsExactly("{a=[100]}");
    }

    @Test
    void aLateEventBeginsAnAbsenceWhoseTimeIsNotUp() {
        PatternKey key = Letters.of(stage("a"), not("b")).key();
        key.arrive(click('a', 100), 109).pass(500);
        assertThat(key.matches()).containsExactly("{a=[100]}");
        key.arrive(click('a', 490), 500);
        assertThat(key.late()).isEqualTo(1);
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void inTheOrderOfEventTimeALateEventIsLeftOut() {
        PatternKey key = Letters.of(stage("a"), stage("b")).inEventTime().key();
        key.arrive(click('b', 105), 95).arrive(click('a', 100), 95).arrive(click('a', 95), 95);
        assertThat(key.late()).isEqualTo(1);
        assertThat(key.pass(105).matches()).containsExactly("{a=[100], b=[105]}");
        assertThat(key.byTime().get(0).completedMillis()).isEqualTo(105);
    }

    @Test
    void anAbsenceWithAWindowOfItsOwnHasATimer() {
        PatternKey key =
                Letters.of(stage("a"), not("b", Next.RELAXED, 7)).within(0).key();
        key.arrive(click('a', 100), 95).pass(101);
        assertThat(key.timerMillis()).isEqualTo(107);
        assertThat(key.pass(200).matches()).containsExactly("{a=[100]}");
        assertThat(key.byTime().get(0).completedMillis()).isEqualTo(107);
    }

    @Test
    void openMatchesThatMerelyExpireWantNoTimer() {
        PatternKey key = Letters.of(stage("a"), stage("b")).key();
        assertThat(key.arrive(click('a', 100), NO_WATERMARK).timerMillis()).isEqualTo(PatternState.NO_TIMER);
        assertThat(key.state().isIdle()).isFalse();
    }

    @Test
    void aMatchThatWaitsForAnEarlierOneToEndIsReleasedByTime() throws PatternException {
        Stage.Condition afterB = new Stage.Condition(9, "c after b", true);
        Stage.Single last = new Stage.Single(
                "last",
                Next.RELAXED,
                Repetition.ONCE,
                Set.of(EventType.CLICK),
                Map.of(EventType.CLICK, afterB),
                Optional.empty(),
                false,
                0);
        Stage.Single any = new Stage.Single(
                "any", Next.RELAXED, Repetition.ONCE, Set.of(EventType.CLICK), Map.of(), Optional.empty(), false, 0);
        Conditions conditions = (number, occurrence, soFar) -> kind(occurrence.event())
                        .equals("k2")
                && soFar.events("any").stream().allMatch(event -> kind(event).equals("k1"));
        PatternDefinition definition = Letters.of(any, last)
                .after(new AfterMatch.Ordered(new AfterMatch.SkipPastLastEvent()))
                .definition();
        PatternKey key = new PatternKey(CompiledPattern.of(definition), conditions, true);
        key.arrive(click('a', 100), 90).arrive(click('b', 102), 90).arrive(click('c', 103), 90);
        assertThat(key.matches()).isEmpty();
        assertThat(key.timerMillis()).isEqualTo(110);
        assertThat(key.pass(500).byTime()).extracting(PatternKey::describe).containsExactly("{any=[102], last=[103]}");
        assertThat(key.byTime().get(0).completedMillis()).isEqualTo(103);
    }

    private static String kind(Event event) {
        return ((Click) event).kind();
    }

    @Test
    void withinOnARepeatedStageIsTheTimeUntilItsFirstEvent() {
        Stage.Single twice = stage("b", Next.RELAXED, Letters.times(2, 2));
        PatternKey key = Letters.of(stage("a"), within(4, twice)).key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('b', 103), NO_WATERMARK)
                .arrive(click('b', 109), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[103, 109]}");
        key.arrive(click('a', 200), NO_WATERMARK)
                .arrive(click('b', 204), NO_WATERMARK)
                .arrive(click('b', 205), NO_WATERMARK);
        assertThat(key.matches()).hasSize(1);
    }

    @Test
    void whileAPatternDrainsNothingBeginsAndWhatIsOpenFinishes() {
        PatternKey key = Letters.of(stage("a"), stage("b")).key();
        key.arrive(click('a', 100), NO_WATERMARK).drain();
        key.arrive(click('a', 101), NO_WATERMARK).arrive(click('b', 102), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[102]}");
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void anEventThatWaitsKeepsTheFeaturesAndTheStockOfItsArrival() throws PatternException {
        List<Occurrence> asked = new ArrayList<>();
        Conditions conditions = (number, occurrence, soFar) -> {
            asked.add(occurrence);
            return true;
        };
        PatternKey key = new PatternKey(
                CompiledPattern.of(Letters.of(stage("a"), not("b")).definition()), conditions, true);
        Occurrence occurrence = new Occurrence(
                click('a', 100).occurrence().event(),
                7,
                List.of(new Value.Int(3), Value.absent()),
                Optional.of(new Stock(1, 2, 3.5)));
        key.arrive(occurrence, 95);
        asked.clear();
        key.pass(100);
        assertThat(asked).contains(occurrence);
    }

    @Test
    void aConditionThatDoesNotLookBackIsAskedOncePerEvent() throws PatternException {
        List<Integer> asked = new ArrayList<>();
        Conditions conditions = (number, occurrence, soFar) -> {
            asked.add(number);
            return Letters.CONDITIONS.hold(number, occurrence, soFar);
        };
        PatternKey key = new PatternKey(
                CompiledPattern.of(Letters.of(stage("a"), stage("b")).definition()), conditions, false);
        for (int i = 0; i < 5; i++) {
            key.arrive(click('a', 100 + i), NO_WATERMARK);
        }
        asked.clear();
        key.arrive(click('c', 106), NO_WATERMARK);
        assertThat(asked).containsExactlyInAnyOrder(0, 1);
    }

    /** In each round of a group anew. */
    @ParameterizedTest(name = "on the NFA: {0}")
    @ValueSource(booleans = {false, true})
    void aNotBeforeARepeatedStageCountsUpToItsFirstEventWhateverComesBetween(boolean onNfa) {
        Stage.Single some = stage("c", Next.RELAXED, Letters.times(1, 2));
        assertThat(play(Letters.of(stage("a"), not("b"), some), onNfa, "a1 c2 x3 b4 c5"))
                .containsExactlyInAnyOrder("{a=[1], c=[2]}", "{a=[1], c=[2, 5]}");
        assertThat(play(Letters.of(stage("a"), not("b"), some), onNfa, "a1 x2 b3 c4"))
                .isEmpty();

        Stage.Group twice = Letters.group(Letters.times(2, 2), stage("a"), not("b"), some);
        assertThat(play(Letters.of(twice), onNfa, "a1 c2 x3 b4 a5 x6 c7")).containsExactly("{a=[1, 5], c=[2, 7]}");
        assertThat(play(Letters.of(twice), onNfa, "a1 c2 a5 x6 b7 c8")).isEmpty();
    }

    private static List<String> play(Letters letters, boolean onNfa, String story) {
        PatternKey key = new PatternKey(Graphs.compiled(letters, onNfa), Letters.CONDITIONS, true);
        for (String each : story.split(" ", -1)) {
            key.arrive(click(each.charAt(0), Long.parseLong(each.substring(1))), Long.MIN_VALUE);
        }
        return key.matches();
    }
}
