package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.optional;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipPastLastEvent;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToFirst;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToLast;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToNext;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the matches that overlap are told, and what is kept of the others; the same whichever matcher runs. */
@ParameterizedClass(name = "on the NFA: {0}")
@ValueSource(booleans = {false, true})
final class OverlapsTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    private final boolean onNfa;

    OverlapsTest(boolean onNfa) {
        this.onNfa = onNfa;
    }

    private PatternKey key(Letters letters) {
        return new PatternKey(Graphs.compiled(letters, onNfa), Letters.CONDITIONS, true);
    }

    /** Without restarts, which would leave behind what nothing refers to. */
    private PatternKey withoutRestarts(Letters letters) {
        return new PatternKey(Graphs.compiled(letters, onNfa), Letters.CONDITIONS, false);
    }

    private PatternKey play(Letters letters, String story) {
        return play(key(letters), story);
    }

    private static PatternKey play(PatternKey key, String story) {
        for (String each : story.split(" ", -1)) {
            key.arrive(click(each.charAt(0), Long.parseLong(each.substring(1))), NO_WATERMARK);
        }
        return key;
    }

    @Test
    void ofThoseThatBeganTogetherTheOneWithTheMostEventsIsTold() {
        Stage.Single some = stage("b", Next.ANY, new Repetition(1, 2, false, false, Inner.COMBINATIONS, 10));
        Letters letters = Letters.of(stage("a"), some, stage("d")).within(100).after(new SkipToNext());

        assertThat(play(letters, "a100 b102 b120 b125 d130").matches())
                .containsExactly("{a=[100], b=[120, 125], d=[130]}");
        assertThat(play(letters, "a99 a100 a101 b102 b120 b125 d130").matches())
                .containsExactly(
                        "{a=[100], b=[120, 125], d=[130]}",
                        "{a=[101], b=[120, 125], d=[130]}",
                        "{a=[99], b=[120, 125], d=[130]}");
    }

    @Test
    void ofEquallyManyTheOneWithTheEarliestEventsIsTold() {
        Letters letters = Letters.of(stage("a"), stage("b", Next.ANY, Repetition.ONCE), stage("d"))
                .within(100)
                .after(new SkipToNext());

        assertThat(play(letters, "a100 b101 b102 b103 d104").matches()).containsExactly("{a=[100], b=[101], d=[104]}");
        assertThat(play(letters, "a100 b103 b102 b101 d104").matches()).containsExactly("{a=[100], b=[101], d=[104]}");
    }

    @Test
    void whatIsEarliestIsToldByTheTimesOfEventsAndNotByWhenTheyWereTaken() {
        Letters letters = Letters.of(
                        stage("a"),
                        stage("b", Next.ANY, Repetition.ONCE),
                        stage("c", Next.ANY, Repetition.ONCE),
                        stage("d"))
                .within(100)
                .after(new SkipToNext());

        assertThat(play(letters, "a100 b105 c101 b102 c103 d106").matches())
                .containsExactly("{a=[100], b=[105], c=[101], d=[106]}");
    }

    @Test
    void ofTheSameEventsTheOneWithTheEarliestStagesIsTold() {
        Letters letters = Letters.of(stage("a"), alsoOfB("b"), alsoOfB("c"), stage("d"))
                .within(100)
                .after(new SkipToNext());

        assertThat(play(letters, "a100 b101 d102").matches()).containsExactly("{a=[100], b=[101], d=[102]}");
    }

    /** Takes an event with the letter b, or none. */
    private static Stage.Single alsoOfB(String name) {
        return new Stage.Single(
                name,
                Next.RELAXED,
                optional(),
                Set.of(EventType.CLICK),
                Map.of(EventType.CLICK, new Stage.Condition(1, "b", false)),
                Optional.empty(),
                false,
                0);
    }

    @Test
    void theStageSkippedToIsReachedAtItsFirstOrItsLastEvent() {
        String story = "a100 b101 a102 b103 b104 c105";
        Letters letters = Letters.of(stage("a"), stage("b", Next.RELAXED, Letters.times(2, 2)), stage("c"));

        assertThat(play(letters.after(new SkipToFirst("b")), story).matches())
                .containsExactly("{a=[100], b=[101, 103], c=[105]}", "{a=[102], b=[103, 104], c=[105]}");
        assertThat(play(letters.after(new SkipToLast("b")), story).matches())
                .containsExactly("{a=[100], b=[101, 103], c=[105]}");
        assertThat(play(letters.after(new SkipToFirst("b")), "a100 a101 b102 b103 c104")
                        .matches())
                .containsExactly("{a=[100], b=[102, 103], c=[104]}");
    }

    @Test
    void theOneThatBeganFirstSkipsTheOthersAndWhatIsOpenOfThem() {
        PatternKey key = play(
                Letters.of(stage("a"), stage("b", Next.RELAXED, many(Inner.RELAXED)), stage("d"))
                        .within(100)
                        .after(new SkipPastLastEvent()),
                "a100 b101 a102 b103 d104");

        assertThat(key.matches()).containsExactly("{a=[100], b=[101, 103], d=[104]}");
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void ofWhatIsSkippedNoEventIsKept() {
        Letters letters = Letters.of(stage("a"), stage("b"), stage("d")).within(100);
        PatternKey key = play(withoutRestarts(letters.after(new SkipToLast("b"))), "a110 b111 a104 a115 d112");

        assertThat(key.matches()).containsExactly("{a=[110], b=[111], d=[112]}");
        assertThat(key.state().heldMillis()).containsExactlyInAnyOrder(115L);
    }

    @Test
    void whatWasSetAsideIsSkippedIfItWasOpenWhenTheMatchBegan() {
        Letters letters = Letters.of(stage("a"), stage("b")).after(new SkipPastLastEvent());

        assertThat(play(letters, "a85 a90 b97 b94").matches()).containsExactly("{a=[90], b=[97]}");
        assertThat(play(letters, "a85 a96 b97 b94").matches()).containsExactly("{a=[85], b=[94]}", "{a=[96], b=[97]}");
        assertThat(play(letters, "a85 a95 b97 b94").matches()).containsExactly("{a=[85], b=[94]}", "{a=[95], b=[97]}");
    }

    @Test
    void aMatchBeganWithTheEarliestOfItsEventsThoughItTookItLate() {
        Letters letters = Letters.of(stage("a"), stage("c"), stage("b")).after(new SkipPastLastEvent());

        assertThat(play(letters, "a88 a100 c97 b99 b96").matches()).containsExactly("{a=[100], b=[99], c=[97]}");
    }

    @Test
    void ofWhatWasSetAsideAndSkippedNoEventIsKept() {
        Letters letters = Letters.of(stage("a"), stage("b")).after(new SkipPastLastEvent());
        PatternKey key = play(withoutRestarts(letters), "a85 a90 a120 b97");

        assertThat(key.matches()).containsExactly("{a=[90], b=[97]}");
        assertThat(key.state().heldMillis()).containsExactly(120L);
    }

    @Test
    void whatEndsLeavesNoEventBehind() {
        PatternKey key = play(withoutRestarts(Letters.of(stage("a"), stage("b"))), "a100 a200 a150");
        assertThat(key.passUnasked(109).state().heldMillis()).containsExactlyInAnyOrder(100L, 150L, 200L);

        assertThat(key.passUnasked(110).state().heldMillis()).containsExactlyInAnyOrder(150L, 200L);
        assertThat(key.passUnasked(160).state().heldMillis()).containsExactly(200L);
        assertThat(key.passUnasked(210).state().isIdle()).isTrue();
    }

    @Test
    void whatGivesWayLeavesNoEventBehind() {
        PatternKey key = play(withoutRestarts(Letters.of(stage("a"), stage("b")).maxOpen(2)), "a100 a101 a102 a103");

        assertThat(key.gaveWay()).isEqualTo(2);
        assertThat(key.state().heldMillis()).containsExactlyInAnyOrder(102L, 103L);
    }

    @Test
    void oneEventCompletesAsManyAsMayBeOpenAndTheOthersGiveWay() {
        Letters letters = Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)));
        PatternKey three = play(letters.maxOpen(3), "a100 a101 a102");
        assertThat(three.byEvent()).hasSize(6);
        assertThat(three.gaveWay()).isZero();

        PatternKey two = play(letters.maxOpen(2), "a100 a101 a102");
        assertThat(two.byEvent()).hasSize(5);
        assertThat(two.gaveWay())
                .as("one that is complete, and one that is open")
                .isEqualTo(2);
    }

    @Test
    void ofAbsencesTheOneWhoseTimeIsUpFirstIsToldHoweverFarTimeWentAtOnce() {
        Stage.Single some = stage("c", Next.RELAXED, Letters.times(1, 2));
        PatternKey key = key(Letters.of(stage("a"), some, not("b", Next.RELAXED, 5))
                .within(20)
                .after(new SkipPastLastEvent()));
        key.arrive(click('a', 100), 95).arrive(click('c', 102), 95).arrive(click('c', 104), 95);
        assertThat(key.passUnasked(500).matches()).containsExactly("{a=[100], c=[102]}");

        PatternKey two = key(Letters.of(stage("a"), stage("c"), not("b")).after(new SkipToLast("c")));
        for (String each : List.of("a100", "a101", "c102", "a103", "c104")) {
            two.arrive(click(each.charAt(0), Long.parseLong(each.substring(1))), 95);
        }
        assertThat(two.passUnasked(500).matches()).containsExactly("{a=[100], c=[102]}", "{a=[103], c=[104]}");
        assertThat(two.byTime()).extracting(Match::completedMillis).containsExactly(110L, 113L);
    }

    @Test
    void anAbsenceWithoutTheStageThatIsSkippedToIsToldOnce() {
        Letters letters =
                Letters.of(stage("a"), alsoOfB("b"), stage("c"), not("d")).after(new SkipToFirst("b"));
        PatternKey key = key(letters);
        key.arrive(click('a', 100), 99).arrive(click('c', 101), 99);

        assertThat(key.passUnasked(500).matches()).containsExactly("{a=[100], c=[101]}");
    }

    @Test
    void anAbsenceEndsWithTheEventsOfItsMatch() {
        PatternKey key = key(Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)), not("b", Next.RELAXED, 5))
                .within(20));
        key.arrive(click('a', 100), 99).passUnasked(100).arrive(click('a', 110), 100);
        key.passUnasked(110);

        assertThat(key.passUnasked(115).matches()).containsExactly("{a=[100, 110]}", "{a=[100]}", "{a=[110]}");
        assertThat(key.passUnasked(120).state().isIdle()).isFalse();
        assertThat(key.passUnasked(130).state().isIdle()).isTrue();
        assertThat(key.byTime()).extracting(Match::completedMillis).containsExactly(105L, 115L, 115L);
    }
}
