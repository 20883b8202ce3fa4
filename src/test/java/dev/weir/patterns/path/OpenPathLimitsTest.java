package dev.weir.patterns.path;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.match.Graphs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What gives way at the bounds, to the match and to the digit. */
final class OpenPathLimitsTest {
    private static final long NO_LIMIT = Long.MAX_VALUE / 2;

    private final OpenPaths paths = new OpenPaths(graph());

    @Test
    void asManyAsMayBeOpenStayAndOfMoreTheOldestGo() {
        paths.add(open(1, taken(102, null)));
        paths.add(open(1, taken(101, null)));
        paths.add(open(1, taken(103, null)));

        assertThat(OpenPathLimits.make(paths, 3, NO_LIMIT)).isZero();
        assertThat(OpenPathLimits.make(paths, 1, NO_LIMIT)).isEqualTo(2);
        assertThat(left()).containsExactly(103L);
    }

    @Test
    void whatWasSetAsideCountsAndGoesToo() {
        paths.add(open(1, taken(102, null)));
        paths.add(open(1, taken(103, null)));
        paths.add(open(1, taken(104, null)));
        paths.aside().add(open(1, taken(101, null)));

        assertThat(OpenPathLimits.make(paths, 4, NO_LIMIT)).isZero();
        assertThat(OpenPathLimits.make(paths, 2, NO_LIMIT)).isEqualTo(2);
        assertThat(left()).containsExactly(103L, 104L);
    }

    @Test
    void ofThoseThatBeganTogetherTheOneWhoseLastEventIsEarliestGoes() {
        TakenEvent first = taken(100, null);
        paths.add(open(2, first, taken(102, first)));
        paths.add(open(2, first, taken(101, first)));
        paths.add(open(2, first, taken(103, first)));

        assertThat(OpenPathLimits.make(paths, 2, NO_LIMIT)).isEqualTo(1);
        assertThat(left()).containsExactly(102L, 103L);
    }

    @Test
    void aPathCountsItsForksAndHalfThoseOfTheLongestForEachEvent() {
        paths.add(open(4, taken(103, taken(102, taken(101, null)))));

        assertThat(OpenPathLimits.make(paths, 9, 10)).as("4 + 3 * 4 / 2 = 10").isZero();
        assertThat(OpenPathLimits.make(paths, 9, 9)).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void anEventThatTwoPathsShareCountsOnce() {
        TakenEvent shared = taken(102, taken(101, null));
        paths.add(open(4, shared, taken(103, shared)));
        paths.add(open(2, shared, taken(104, shared)));

        assertThat(OpenPathLimits.make(paths, 9, 14)).as("6 + 4 * 4 / 2 = 14").isZero();
        assertThat(OpenPathLimits.make(paths, 9, 13)).isEqualTo(1);
        assertThat(left()).as("5 of its own").containsExactly(104L);
    }

    @Test
    void noMoreGoThanTheDigitsAsk() {
        for (long first = 101; first <= 103; first++) {
            paths.add(open(3, taken(first + 10, taken(first, null))));
        }

        assertThat(OpenPathLimits.make(paths, 9, 12)).as("of 18, 6 of each").isEqualTo(1);
        assertThat(left()).containsExactly(112L, 113L);
    }

    @Test
    void theDigitsOfWhatWasSetAsideCount() {
        paths.aside().add(open(3, taken(111, taken(101, null))));
        paths.aside().add(open(3, taken(112, taken(102, null))));

        assertThat(OpenPathLimits.make(paths, 9, 11)).isEqualTo(1);
        assertThat(left()).containsExactly(112L);
    }

    @Test
    void whereBothBoundsArePassedAsManyGoAsTheTighterAsks() {
        for (long first = 101; first <= 103; first++) {
            paths.add(open(3, taken(first + 10, taken(first, null))));
        }

        assertThat(OpenPathLimits.make(paths, 2, 6)).isEqualTo(2);
        assertThat(left()).containsExactly(113L);
    }

    /** The times of the last events of those left, sorted. */
    private long[] left() {
        return paths.open().stream()
                .mapToLong(open -> open.last().held().timestampMillis())
                .sorted()
                .toArray();
    }

    private static OpenPath open(int forks, TakenEvent last) {
        return open(forks, TakenEvent.path(last)[0], last);
    }

    private static OpenPath open(int forks, TakenEvent taken, TakenEvent last) {
        return new OpenPath(1, TakenEvent.path(taken)[0].held(), last, forks);
    }

    private static TakenEvent taken(long timestampMillis, @Nullable TakenEvent before) {
        return new TakenEvent(
                new HeldEvent(click('a', timestampMillis).occurrence().event(), 1, timestampMillis), 0, before);
    }

    private static StateGraph graph() {
        return Graphs.of(Letters.of(stage("a"), stage("b")));
    }
}
