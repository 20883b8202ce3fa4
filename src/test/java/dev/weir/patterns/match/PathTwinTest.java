package dev.weir.patterns.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.RandomPattern;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.PatternException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own matcher is Flink's NFA: the same matches, in the same order, at the same event, and the same counters and timers. */
final class PathTwinTest {
    private static final int PATTERNS = 6;
    private static final int EVENTS = 40;
    private static final int LATENESS = 8;

    static LongStream seeds() {
        return Seeds.spreadUpTo(250);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itDoesWhatTheNfaDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PATTERNS; i++) {
            Pair pair = new Pair(random);
            pair.playAll(random.nextBoolean() ? 0 : LATENESS);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void openMatchesOfTheNfaGoOnAsPaths(long seed) {
        SplittableRandom random = new SplittableRandom(-seed);
        for (int i = 0; i < PATTERNS; i++) {
            Pair pair = new Pair(random);
            pair.playAndMigrate(random.nextInt(1, EVENTS), random.nextBoolean() ? 0 : LATENESS);
        }
    }

    /** One pattern, matched both ways. */
    private static final class Pair {
        private final SplittableRandom random;
        private final PatternDefinition definition;
        private final List<Sample> stream;
        private final CompiledPattern paths;
        private final AtomicLong askedPaths = new AtomicLong();
        private final AtomicLong askedNfa = new AtomicLong();
        private final PatternKey nfa;
        private PatternKey ours;

        Pair(SplittableRandom random) {
            this.random = random;
            RandomPattern patterns =
                    random.nextBoolean() ? new RandomPattern(random, 0).withOwnWindows() : new RandomPattern(random, 0);
            Order order = random.nextInt(3) == 0 ? Order.EVENT_TIME : Order.ARRIVAL;
            this.definition = limited(runnable(patterns, order));
            this.stream = shuffled(patterns.stream(EVENTS, definition.types()));
            this.paths = compiled(definition, true);
            Conditions conditions = patterns.conditions(stream);
            boolean restarts = random.nextInt(3) == 0;
            this.ours = new PatternKey(paths, counting(conditions, askedPaths), restarts);
            this.nfa = new PatternKey(compiled(definition, false), counting(conditions, askedNfa), restarts);
        }

        private static Conditions counting(Conditions conditions, AtomicLong asked) {
            return (number, occurrence, soFar) -> {
                asked.incrementAndGet();
                return conditions.hold(number, occurrence, soFar);
            };
        }

        /** Sometimes with room for few. */
        private PatternDefinition limited(PatternDefinition of) {
            int maxOpen = random.nextInt(3) == 0 ? random.nextInt(1, 6) : of.maxOpen();
            return new PatternDefinition(of.by(), of.stages(), of.withinMillis(), of.afterMatch(), of.order(), maxOpen);
        }

        private List<Sample> shuffled(List<Sample> samples) {
            if (random.nextBoolean()) {
                return samples;
            }
            long[] arrival = new long[samples.size()];
            for (Sample sample : samples) {
                arrival[sample.n()] = sample.timestampMillis() + random.nextInt(LATENESS + 3);
            }
            List<Sample> mixed = new ArrayList<>(samples);
            mixed.sort(Comparator.comparingLong(sample -> arrival[sample.n()]));
            return mixed;
        }

        void playAll(int lateness) {
            play(0, stream.size(), lateness);
            end();
            assertThat(askedPaths.get()).as(this::describe).isEqualTo(askedNfa.get());
        }

        /** The first part by the NFA alone. */
        void playAndMigrate(int from, int lateness) {
            PatternKey fresh = ours;
            ours = new PatternKey(compiled(definition, false), (n, o, s) -> false, false);
            for (Sample sample : stream.subList(0, from)) {
                nfa.arrive(sample, sample.timestampMillis() - lateness).pass(sample.timestampMillis() - lateness);
            }
            int before = nfa.byEvent().size();
            int beforeByTime = nfa.byTime().size();
            int beforeGone = nfa.gaveWay();
            ours = fresh.resume(nfa);
            for (Sample sample : stream.subList(from, stream.size())) {
                step(sample, lateness);
            }
            ours.passUnasked(Long.MAX_VALUE);
            nfa.passUnasked(Long.MAX_VALUE);
            assertThat(texts(ours.byEvent())).as(this::describe).isEqualTo(texts(after(nfa.byEvent(), before)));
            assertThat(texts(ours.byTime())).as(this::describe).isEqualTo(texts(after(nfa.byTime(), beforeByTime)));
            assertThat(ours.gaveWay()).as(this::describe).isEqualTo(nfa.gaveWay() - beforeGone);
        }

        private static List<Match> after(List<Match> all, int before) {
            return all.subList(before, all.size());
        }

        private void play(int from, int to, int lateness) {
            for (Sample sample : stream.subList(from, to)) {
                step(sample, lateness);
                compare();
                if (random.nextInt(EVENTS * 3) == 0) {
                    ours.drain();
                    nfa.drain();
                }
            }
        }

        private void step(Sample sample, int lateness) {
            long watermark = sample.timestampMillis() - lateness - 1;
            ours.arrive(sample, watermark).pass(watermark);
            nfa.arrive(sample, watermark).pass(watermark);
            assertThat(ours.timerMillis()).as(this::describe).isEqualTo(nfa.timerMillis());
            assertThat(ours.state().isIdle())
                    .as(this::describe)
                    .isEqualTo(nfa.state().isIdle());
            assertThat(ours.state().matchedMillis())
                    .as(this::describe)
                    .isEqualTo(nfa.state().matchedMillis());
        }

        private void end() {
            ours.passUnasked(Long.MAX_VALUE);
            nfa.passUnasked(Long.MAX_VALUE);
            compare();
            assertThat(ours.state().isIdle()).isTrue();
        }

        private void compare() {
            assertThat(texts(ours.byEvent())).as(this::describe).isEqualTo(texts(nfa.byEvent()));
            assertThat(texts(ours.byTime())).as(this::describe).isEqualTo(texts(nfa.byTime()));
            assertThat(ours.gaveWay()).as(this::describe).isEqualTo(nfa.gaveWay());
            assertThat(ours.late()).as(this::describe).isEqualTo(nfa.late());
        }

        private static List<String> texts(List<Match> matches) {
            return matches.stream()
                    .map(match -> match.stages().keySet() + PatternKey.describe(match) + match.beganEpoch() + "@"
                            + match.completedMillis())
                    .toList();
        }

        private String describe() {
            return definition + " over " + stream;
        }

        private static CompiledPattern compiled(PatternDefinition definition, boolean paths) {
            try {
                return paths ? CompiledPattern.of(definition) : CompiledPattern.onNfa(definition);
            } catch (PatternException e) {
                throw new IllegalStateException(e);
            }
        }

        private static PatternDefinition runnable(RandomPattern patterns, Order order) {
            while (true) {
                PatternDefinition definition = patterns.definition(order);
                try {
                    if (definition.afterMatch() instanceof PatternDefinition.AfterMatch.Ordered ordered) {
                        definition = RandomPattern.after(definition, ordered.way());
                    }
                    CompiledPattern.of(definition);
                    return definition;
                } catch (PatternException refused) {
                    assertThat(refused.problems()).isNotEmpty();
                }
            }
        }
    }
}
