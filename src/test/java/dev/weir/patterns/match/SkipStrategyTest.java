package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.events.EventType;
import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.RandomPattern;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.Ordered;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipPastLastEvent;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToFirst;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch.SkipToNext;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A match is told the moment that it is complete, and skips others from then on. */
final class SkipStrategyTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;
    private static final int STREAMS = 3;
    private static final int EVENTS = 18;

    private static final Stage.Single SAME = new Stage.Single(
            "same",
            Next.RELAXED,
            Repetition.ONCE,
            Set.of(EventType.TRANSACTION),
            Map.of(EventType.TRANSACTION, new Stage.Condition(1, "the letter of first", true)),
            Optional.empty(),
            false,
            0);

    private static final Stage.Single FIRST = new Stage.Single(
            "first", Next.RELAXED, Repetition.ONCE, Set.of(EventType.CLICK), Map.of(), Optional.empty(), false, 0);

    /** A click, then a transaction with its letter. */
    private static PatternKey sameLetter(AfterMatch way, Sample... samples) throws PatternException {
        Map<Integer, Integer> letters = new TreeMap<>();
        for (Sample sample : samples) {
            letters.put(sample.n(), sample.letter());
        }
        PatternDefinition definition =
                Letters.of(FIRST, SAME).within(600).after(way).definition();
        return new PatternKey(
                CompiledPattern.of(definition),
                (number, occurrence, soFar) -> soFar.events("first").stream()
                        .allMatch(first -> Objects.equals(
                                letters.get(Sample.numberOf(first)), letters.get(Sample.numberOf(occurrence.event())))),
                true);
    }

    private static Sample first(char letter, int timestampMillis) {
        return new Sample(timestampMillis, EventType.CLICK, letter - 'a', 0, timestampMillis);
    }

    private static Sample same(char letter, int timestampMillis) {
        return new Sample(timestampMillis, EventType.TRANSACTION, letter - 'a', 0, timestampMillis);
    }

    @Test
    void anEarlierBeginningThatNeverFinishesHoldsNothingBack() throws PatternException {
        Sample[] samples = {first('a', 100), first('b', 110), same('b', 120), same('a', 180)};
        PatternKey key = sameLetter(new SkipPastLastEvent(), samples);
        key.arrive(samples[0], NO_WATERMARK).arrive(samples[1], NO_WATERMARK).arrive(samples[2], NO_WATERMARK);
        assertThat(key.byEvent()).extracting(PatternKey::describe).containsExactly("{first=[110], same=[120]}");
        assertThat(key.state().isIdle()).as("what began before it is skipped").isTrue();
        key.arrive(samples[3], NO_WATERMARK).passUnasked(10_000);
        assertThat(key.matches()).hasSize(1);
    }

    @Test
    void flinksWayWaitsForTheEarlierBeginningAndLosesTheMatch() throws PatternException {
        Sample[] samples = {first('a', 100), first('b', 110), same('b', 120), same('a', 180)};
        PatternKey key = sameLetter(new Ordered(new SkipPastLastEvent()), samples);
        key.arrive(samples[0], NO_WATERMARK).arrive(samples[1], NO_WATERMARK).arrive(samples[2], NO_WATERMARK);
        assertThat(key.matches()).isEmpty();
        key.arrive(samples[3], NO_WATERMARK).passUnasked(10_000);
        assertThat(key.matches()).containsExactly("{first=[100], same=[180]}");
    }

    @Test
    void flinksWayTellsItOnceTheEarlierBeginningIsOver() throws PatternException {
        Sample[] samples = {first('a', 100), first('b', 110), same('b', 120), first('c', 700)};
        PatternKey key = sameLetter(new Ordered(new SkipPastLastEvent()), samples);
        for (Sample each : samples) {
            assertThat(key.matches()).isEmpty();
            key.arrive(each, NO_WATERMARK);
        }
        assertThat(key.byTime()).extracting(PatternKey::describe).containsExactly("{first=[110], same=[120]}");
        assertThat(key.byTime().get(0).completedMillis()).isEqualTo(120);
    }

    @Test
    void whatAnEarlierReleaseLeftWaitingIsToldAtTheNextOccasion() throws PatternException {
        Sample[] samples = {first('a', 100), first('b', 110), same('b', 120), first('c', 130)};
        PatternKey before = sameLetter(new Ordered(new SkipPastLastEvent()), samples);
        before.arrive(samples[0], NO_WATERMARK).arrive(samples[1], NO_WATERMARK).arrive(samples[2], NO_WATERMARK);
        PatternKey byEvent = sameLetter(new SkipPastLastEvent(), samples).resume(before);
        byEvent.arrive(samples[3], NO_WATERMARK);
        assertThat(byEvent.byTime()).extracting(PatternKey::describe).containsExactly("{first=[110], same=[120]}");
        assertThat(byEvent.byTime().get(0).completedMillis()).isEqualTo(120);
        PatternKey byTimer = sameLetter(new SkipPastLastEvent(), samples).resume(before);
        assertThat(byTimer.pass(700).matches()).containsExactly("{first=[110], same=[120]}");
        assertThat(byTimer.state().isIdle()).isTrue();
        PatternKey earlier = sameLetter(new SkipPastLastEvent(), samples).resume(before);
        assertThat(earlier.passUnasked(300).matches()).containsExactly("{first=[110], same=[120]}");
    }

    @Test
    void ofSeveralThatOneEventCompletesTheOneThatBeganFirstIsTold() {
        PatternKey key = Letters.of(stage("a"), stage("b"))
                .after(new SkipPastLastEvent())
                .key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('a', 101), NO_WATERMARK)
                .arrive(click('b', 102), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[102]}");
    }

    @Test
    void ofThoseThatBeganTogetherTheOneThatTookTheMostEventsIsTold() {
        PatternKey key = Letters.of(stage("a", Next.RELAXED, Letters.many(Inner.RELAXED)), stage("b"))
                .after(new SkipToNext())
                .key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('a', 101), NO_WATERMARK)
                .arrive(click('a', 102), NO_WATERMARK)
                .arrive(click('b', 103), NO_WATERMARK);
        assertThat(key.matches())
                .containsExactly("{a=[100, 101, 102], b=[103]}", "{a=[101, 102], b=[103]}", "{a=[102], b=[103]}");
    }

    @Test
    void aStageThatTookNoEventIsNoPlaceToSkipTo() {
        Stage.Single optional = stage("b", Next.RELAXED, Letters.optional());
        PatternKey key = Letters.of(stage("a"), optional, stage("c"))
                .after(new SkipToFirst("b"))
                .key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('a', 101), NO_WATERMARK)
                .arrive(click('c', 102), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], c=[102]}", "{a=[101], c=[102]}");
    }

    @Test
    void aLateEventCompletesOneMatchAndNotWhatBeganAfterIt() {
        PatternKey key = Letters.of(stage("a"), stage("b"))
                .within(200)
                .after(new SkipPastLastEvent())
                .key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('a', 200), NO_WATERMARK)
                .arrive(click('b', 150), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[150]}");
        assertThat(key.state().isIdle()).isTrue();
    }

    @Test
    void aLateEventSkipsNothingThatLiesAfterItsMatch() {
        PatternKey key = Letters.of(stage("a"), stage("b"))
                .after(new SkipPastLastEvent())
                .key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('a', 200), NO_WATERMARK)
                .arrive(click('b', 105), NO_WATERMARK)
                .arrive(click('b', 205), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[105]}", "{a=[200], b=[205]}");
    }

    @Test
    void aMatchSkipsNothingThatWasOverBeforeIt() {
        PatternKey key = Letters.of(stage("a"), stage("b"))
                .after(new SkipPastLastEvent())
                .key();
        key.arrive(click('a', 100), NO_WATERMARK)
                .arrive(click('a', 200), NO_WATERMARK)
                .arrive(click('b', 205), NO_WATERMARK)
                .arrive(click('b', 105), NO_WATERMARK);
        assertThat(key.matches()).containsExactly("{a=[100], b=[105]}", "{a=[200], b=[205]}");
    }

    static LongStream seeds() {
        return Seeds.upTo(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aNaiveTwinThatKnowsAllMatchesSkipsTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomPattern patterns = new RandomPattern(random, 0);
        int compared = 0;
        while (compared < STREAMS) {
            PatternDefinition definition = patterns.skipping(random.nextBoolean() ? Order.ARRIVAL : Order.EVENT_TIME);
            for (int i = 0; i < STREAMS; i++) {
                List<Sample> stream = apart(definition, patterns.stream(EVENTS, definition.types()));
                compared += compare(definition, patterns, stream, random) ? 1 : 0;
            }
        }
    }

    /** Where events wait for time, those of one time are one moment, and here none are. */
    private static List<Sample> apart(PatternDefinition definition, List<Sample> stream) {
        List<Sample> apart = new ArrayList<>();
        long timeMillis = 0;
        for (Sample each : stream) {
            timeMillis = definition.waitsForTime()
                    ? Math.max(timeMillis + 1, each.timestampMillis())
                    : each.timestampMillis();
            apart.add(new Sample(each.n(), each.type(), each.letter(), each.value(), timeMillis));
        }
        return apart;
    }

    /** False if there was more to match than one wants to wait for. */
    private static boolean compare(
            PatternDefinition definition, RandomPattern patterns, List<Sample> stream, SplittableRandom random) {
        PatternKey ours = key(definition, patterns, stream, random.nextBoolean());
        PatternKey all = key(RandomPattern.after(definition, new AfterMatch.NoSkip()), patterns, stream, false);
        SkippingTwin twin = new SkippingTwin(definition);
        long watermark = 0;
        for (Sample sample : stream) {
            ours.arrive(sample, watermark);
            if (random.nextInt(3) == 0) {
                watermark = Math.max(watermark, sample.timestampMillis() - random.nextInt(1, 20));
                ours.pass(watermark);
            }
        }
        ours.passUnasked(Long.MAX_VALUE);
        tell(all, stream, twin);
        if (ours.gaveWay() > 0 || all.gaveWay() > 0) {
            return false;
        }
        assertThat(ours.matches()).as("%s over %s", definition, stream).isEqualTo(twin.matches());
        assertThat(ours.state().isIdle()).isTrue();
        return true;
    }

    private static void tell(PatternKey all, List<Sample> stream, SkippingTwin twin) {
        for (Sample sample : stream) {
            int byEvent = all.byEvent().size();
            all.arrive(sample, sample.timestampMillis() - 1);
            twin.complete(all.byEvent().subList(byEvent, all.byEvent().size()));
        }
        all.passUnasked(Long.MAX_VALUE);
        TreeMap<Long, List<Match>> byTime = new TreeMap<>();
        for (Match match : all.byTime()) {
            byTime.computeIfAbsent(match.completedMillis(), at -> new ArrayList<>())
                    .add(match);
        }
        byTime.values().forEach(twin::complete);
    }

    private static PatternKey key(
            PatternDefinition definition, RandomPattern patterns, List<Sample> stream, boolean restarts) {
        try {
            return new PatternKey(CompiledPattern.of(definition), patterns.conditions(stream), restarts);
        } catch (PatternException e) {
            throw new IllegalStateException(e);
        }
    }
}
