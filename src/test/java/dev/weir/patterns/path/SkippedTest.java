package dev.weir.patterns.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which matches go once others stand. Events are numbers here. */
final class SkippedTest {

    @Test
    void nothingIsSkippedWhileNoneStands() {
        Skipped<Integer> skipped = new Skipped<>(new AfterMatch.SkipPastLastEvent());

        assertThat(skipped.isNothing()).isTrue();
        assertThat(skipped.holds(1, 2)).isFalse();
        skipped.add(match(3, 5, null));
        assertThat(skipped.isNothing()).isFalse();
    }

    @Test
    void toTheNextSkipsWhatBeganWithTheSameEventAndNoOther() {
        Skipped<Integer> skipped = new Skipped<>(new AfterMatch.SkipToNext());
        skipped.add(match(3, 5, null));

        assertThat(skippedBegins(skipped)).containsExactly(3);
    }

    @Test
    void pastTheLastSkipsWhatBeganUpToTheLatestEventOfAllThatStandOrEndsWithTheirs() {
        Skipped<Integer> skipped = new Skipped<>(new AfterMatch.SkipPastLastEvent());
        skipped.add(match(3, 5, null));
        skipped.add(match(1, 4, null));

        assertThat(skippedBegins(skipped)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(skipped.holds(6, 4)).isTrue();
        assertThat(skipped.holds(6, 6)).isFalse();
    }

    @Test
    void toAStageSkipsWhatBeganBeforeTheLatestTarget() {
        Skipped<Integer> skipped = new Skipped<>(new AfterMatch.SkipToFirst("b"));
        skipped.add(match(1, 9, null));
        assertThat(skippedBegins(skipped)).isEmpty();

        skipped.add(match(1, 9, 4));
        skipped.add(match(1, 9, 3));
        assertThat(skippedBegins(skipped)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatWasOverWhenTheEarliestBeganOverlapsNone() {
        Skipped<Integer> skipped = new Skipped<>(new AfterMatch.SkipToNext());
        skipped.add(match(3, 5, null));
        skipped.add(match(4, 5, null));

        assertThat(skipped.beginsAt(3_000)).isTrue();
        assertThat(skipped.beginsAt(3_001)).isFalse();
    }

    private static int[] skippedBegins(Skipped<Integer> skipped) {
        return IntStream.range(0, 9).filter(began -> skipped.holds(began, 99)).toArray();
    }

    /** Its first event comes at as many seconds as its number. */
    private static Skipped.Standing<Integer> match(int began, int last, @Nullable Integer to) {
        return new Skipped.Standing<>(began, last, began * 1_000L, last, to);
    }
}
