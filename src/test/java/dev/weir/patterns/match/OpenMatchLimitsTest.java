package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import org.junit.jupiter.api.Test;

/** A hot key degrades: the oldest give way, and what is kept stays bounded. */
final class OpenMatchLimitsTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    @Test
    void theOldestGivesWayWhenThereIsNoRoom() {
        PatternKey key =
                Letters.of(stage("a"), stage("b")).within(1_000).maxOpen(3).key();
        for (int i = 0; i < 5; i++) {
            key.arrive(click('a', 100 + i), NO_WATERMARK);
        }
        assertThat(key.gaveWay()).isEqualTo(2);
        key.arrive(click('b', 110), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[102], b=[110]}", "{a=[103], b=[110]}", "{a=[104], b=[110]}");
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void aThousandOpenMatchesOnOneKeyStayAThousand() throws PatternException {
        PatternKey key = hot(Letters.of(stage("a"), stage("b")).within(1_000_000));
        for (int i = 0; i < 3_000; i++) {
            key.arrive(click('a', 100 + i), NO_WATERMARK);
        }
        assertThat(key.gaveWay()).isEqualTo(2_000);
        assertThat(key.state().heldMillis()).hasSize(1_000);
        assertThat(key.bytes()).isLessThan(300_000);
    }

    @Test
    void combinationsGrowNoFurtherThanTheBound() throws PatternException {
        Stage any = stage("a", Next.ANY, many(Inner.COMBINATIONS));
        PatternKey key =
                hot(Letters.of(stage("c"), any, stage("b")).within(1_000_000).maxOpen(200));
        key.arrive(click('c', 99), NO_WATERMARK);
        for (int i = 0; i < 100; i++) {
            key.arrive(click('a', 100 + i), NO_WATERMARK);
        }
        int before = key.matches().size();
        key.arrive(click('b', 300), NO_WATERMARK);
        assertThat(key.matches().size() - before).isBetween(1, 200);
        assertThat(key.gaveWay()).isPositive();
        assertThat(key.bytes()).isLessThan(3_000_000);
    }

    @Test
    void aMatchThatGrowsWithoutEndGivesWayBeforeItsPathTakesTooMuch() throws PatternException {
        PatternKey key = hot(Letters.of(stage("c"), stage("a", Next.RELAXED, many(Inner.RELAXED)), stage("b"))
                .within(1_000_000));
        key.arrive(click('c', 99), NO_WATERMARK);
        for (int i = 0; i < 1_500; i++) {
            key.arrive(click('a', 100 + i), NO_WATERMARK);
        }
        assertThat(key.gaveWay()).isPositive();
        assertThat(key.bytes()).isLessThan(10_000_000);
    }

    @Test
    void flinksNfaGivesWayAtTheSameEvents() throws PatternException {
        Letters letters = Letters.of(stage("c"), stage("a", Next.RELAXED, many(Inner.RELAXED)), stage("b"))
                .within(1_000_000);
        PatternKey paths = hot(letters);
        PatternKey nfa = new PatternKey(CompiledPattern.onNfa(letters.definition()), Letters.CONDITIONS, false);
        for (int i = 0; i < 1_100; i++) {
            paths.arrive(click(i % 400 == 0 ? 'c' : 'a', 100 + i), NO_WATERMARK);
            nfa.arrive(click(i % 400 == 0 ? 'c' : 'a', 100 + i), NO_WATERMARK);
            assertThat(nfa.gaveWay()).as("event %d", i).isEqualTo(paths.gaveWay());
        }
        assertThat(nfa.gaveWay()).isPositive();
        assertThat(nfa.state().heldMillis()).hasSameSizeAs(paths.state().heldMillis());
    }

    @Test
    void whenTooManyEventsWaitTheEarliestIsMatchedOnTheSpot() {
        PatternKey key =
                Letters.of(stage("a"), stage("b")).inEventTime().maxOpen(1).key();
        for (int i = 0; i < 6; i++) {
            key.arrive(click("aabbbb".charAt(i), 100 + i), NO_WATERMARK);
        }
        assertThat(key.state().waiting()).hasSize(4);
        assertThat(key.pass(200).matches()).containsExactly("{a=[101], b=[102]}");
    }

    /** Without a restart at each event, which would take its time. */
    private static PatternKey hot(Letters letters) throws PatternException {
        return new PatternKey(CompiledPattern.of(letters.definition()), Letters.CONDITIONS, false);
    }
}
