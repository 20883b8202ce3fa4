package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipPastLastEvent;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What time ends and completes, to the millisecond, and what an event that comes late meets; the same whichever matcher
 * runs.
 */
@ParameterizedClass(name = "on the NFA: {0}")
@ValueSource(booleans = {false, true})
final class EndsOfMatchesTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    private final boolean onNfa;

    EndsOfMatchesTest(boolean onNfa) {
        this.onNfa = onNfa;
    }

    /** Many a, and then no b: an open match is complete once its time ends, and takes more until then. */
    private static final Letters GROWING =
            Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)), not("b")).within(20);

    @Test
    void aMatchThatMayTakeMoreIsCompleteAtTheMillisecondItsTimeEnds() {
        PatternKey key = key(GROWING).arrive(click('a', 100), 95);
        key.passUnasked(100);
        assertThat(key.timerMillis()).isEqualTo(120);
        assertThat(key.passUnasked(119).matches()).isEmpty();
        assertThat(key.passUnasked(120).matches()).containsExactly("{a=[100]}");
    }

    @Test
    void theTimeOfAMatchThatMayTakeMoreIsKnownAtOnce() {
        PatternKey key = key(Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)), not("b"))
                .within(20));
        key.arrive(click('a', 100), 100);
        assertThat(key.timerMillis()).isEqualTo(120);
    }

    @Test
    void timeThatEndsNothingChangesNothing() {
        CompiledPattern pattern = compiled(GROWING);
        PatternMatcher matcher = new PatternMatcher();
        PatternState state = new PatternState();
        matcher.arrive(pattern, state, click('a', 100).occurrence(), Letters.CONDITIONS, true, 99);

        assertThat(passed(matcher, pattern, state, 100).changed()).isTrue();
        assertThat(passed(matcher, pattern, state, 119).changed()).isFalse();
        assertThat(passed(matcher, pattern, state, 120).changed()).isTrue();
    }

    private static PatternResult passed(PatternMatcher matcher, CompiledPattern pattern, PatternState state, long at) {
        return matcher.pass(pattern, state, Letters.CONDITIONS, true, at);
    }

    @ParameterizedTest(name = "within {0}")
    @ValueSource(longs = {0, 1_000})
    void aStageThatIsOverEndsALaterMatchBeforeAnEarlierOne(long withinMillis) {
        PatternKey key = key(Letters.of(stage("a"), within(50, stage("b")), within(5, stage("c")))
                .within(withinMillis));
        key.arrive(click('a', 104), NO_WATERMARK)
                .arrive(click('b', 105), NO_WATERMARK)
                .arrive(click('a', 100), NO_WATERMARK);

        assertThat(key.passUnasked(109).state().heldMillis()).containsExactlyInAnyOrder(100L, 104L, 105L);
        assertThat(key.passUnasked(110).state().heldMillis()).containsExactly(100L);
    }

    @Test
    void whereOnlyTheStageHasATimeAnEventFromBeforeTheMatchContinuesIt() {
        PatternKey key = key(Letters.of(stage("a"), within(20, stage("b"))).within(0));
        key.arrive(click('a', 100), NO_WATERMARK).arrive(click('b', 10), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[10]}");

        key.arrive(click('a', 200), NO_WATERMARK).arrive(click('b', 220), NO_WATERMARK);
        assertThat(key.matches()).hasSize(1);
    }

    @Test
    void aMatchMayBeginAndEndBefore1970() {
        PatternKey key = key(Letters.of(stage("a"), stage("b")));
        key.arrive(click('a', -100), NO_WATERMARK);

        assertThat(key.passUnasked(-91).state().heldMillis()).containsExactly(-100L);
        assertThat(key.passUnasked(-90).state().heldMillis()).isEmpty();
    }

    @Test
    void aLateEventDoesNotContinueWhatBeganTooLongAfterIt() {
        PatternKey key = withoutRestarts(Letters.of(stage("a"), stage("b")).within(100));
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('a', 190), NO_WATERMARK)
                .arrive(click('b', 85), NO_WATERMARK);

        assertThat(key.matches()).containsExactly("{a=[100], b=[85]}");
    }

    private PatternKey key(Letters letters) {
        return new PatternKey(compiled(letters), Letters.CONDITIONS, true);
    }

    private PatternKey withoutRestarts(Letters letters) {
        return new PatternKey(compiled(letters), Letters.CONDITIONS, false);
    }

    private CompiledPattern compiled(Letters letters) {
        return Graphs.compiled(letters, onNfa);
    }

    @Test
    void whatALateEventSetAsideIsCompleteAtTheMillisecondItsTimeEnds() {
        PatternKey key = key(Letters.of(stage("a"), not("b")));
        key.arrive(click('a', 100), 99).pass(101).passUnasked(101).arrive(click('a', 95), 101);

        assertThat(key.passUnasked(110).byTime())
                .extracting(match -> match.completedMillis())
                .containsExactlyInAnyOrder(105L, 110L);
    }

    @Test
    void whatTimeCompletesSkipsWhatWouldBeCompleteAMillisecondLater() {
        PatternKey key = key(Letters.of(stage("a"), stage("c"), not("b")).after(new SkipPastLastEvent()));
        key.arrive(click('a', 100), 99).arrive(click('a', 101), 99).arrive(click('c', 102), 99);

        assertThat(key.passUnasked(110).matches()).containsExactly("{a=[100], c=[102]}");
        assertThat(key.state().isIdle()).isTrue();
        assertThat(key.passUnasked(500).matches()).hasSize(1);
    }

    @Test
    void eventsTooLateToBeginDoNotMakeLaterOnesBeginTwice() {
        PatternKey key = withoutRestarts(Letters.of(stage("a"), not("b")));
        key.arrive(click('a', 490), 495)
                .arrive(click('a', 470), 495)
                .arrive(click('a', 471), 495)
                .arrive(click('a', 492), 495);

        assertThat(key.late()).isEqualTo(2);
        assertThat(key.passUnasked(600).matches()).containsExactly("{a=[490]}", "{a=[492]}");
    }

    @Test
    void anEventTooLateToBeginIsNotLateIfItMeetsAnOpenMatch() {
        PatternKey key =
                key(Letters.of(stage("a"), within(5, stage("c")), not("b")).within(20));
        key.arrive(click('a', 90), 89)
                .passUnasked(90)
                .arrive(click('c', 94), 93)
                .passUnasked(105);

        key.arrive(click('b', 99), 105);
        assertThat(key.late()).isZero();
        assertThat(key.passUnasked(200).matches()).isEmpty();
    }

    @Test
    void whatMustNotHappenMayNotHappenAtTheSameMillisecondEither() {
        PatternKey key = key(Letters.of(stage("a"), not("b")));
        key.arrive(click('a', 100), 99).arrive(click('b', 100), 99);

        assertThat(key.passUnasked(500).matches()).isEmpty();
    }

    @Test
    void aLateEventStillPreventsWhatBeganAtItsMillisecond() {
        PatternKey key = key(Letters.of(stage("a"), not("b")));
        key.arrive(click('a', 100), 99).arrive(click('a', 104), 99).passUnasked(105);

        key.arrive(click('b', 100), 105);
        assertThat(key.passUnasked(500).matches()).containsExactly("{a=[104]}");
    }
}
