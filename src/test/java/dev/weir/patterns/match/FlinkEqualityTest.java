package dev.weir.patterns.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.patterns.FlinkOperator;
import dev.weir.patterns.FlinkPattern;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.RandomPattern;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.ContractTest;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.StageLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.MalformedPatternException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our hosting is Flink's operator: the same patterns over the same events give the same matches. */
final class FlinkEqualityTest {
    private static final int STREAMS = 3;
    private static final int EVENTS = 18;
    private static final int LATENESS = 8;
    private static final int LONG_STREAM = 150;
    private static final int EMPTY_BYTES = 3;

    static LongStream seeds() {
        return Seeds.spreadUpTo(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inTheOrderOfEventTimeItMatchesAsFlinkDoes(long seed) throws Exception {
        compareMany(new SplittableRandom(seed), Order.EVENT_TIME);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eventsThatArriveInOrderAreMatchedAsFlinkDoes(long seed) throws Exception {
        compareMany(new SplittableRandom(-seed), Order.ARRIVAL);
    }

    private static void compareMany(SplittableRandom random, Order order) throws Exception {
        RandomPattern patterns = new RandomPattern(random, 0);
        int compared = 0;
        while (compared < STREAMS) {
            CompiledPattern pattern = runnable(patterns, order);
            for (int i = 0; i < STREAMS; i++) {
                compared += compare(pattern, patterns, random) ? 1 : 0;
            }
        }
    }

    /** False if there was more to match than one wants to wait for. */
    private static boolean compare(CompiledPattern pattern, RandomPattern patterns, SplittableRandom random)
            throws Exception {
        boolean inOrder = pattern.definition().order() == Order.ARRIVAL;
        List<Sample> stream = patterns.stream(EVENTS, pattern.definition().types());
        List<Sample> arrivals = inOrder ? stream : shuffled(stream, random);
        PatternKey ours = new PatternKey(pattern, patterns.conditions(arrivals), random.nextBoolean());
        long[] watermarks = watermarks(arrivals, inOrder, random);
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            ours.arrive(arrivals.get(i), watermark);
            watermark = watermarks[i];
            ours.pass(watermark);
        }
        ours.passUnasked(watermark);
        if (ours.gaveWay() > 0) {
            return false;
        }
        assertThat(ours.matches())
                .as("%s over %s", pattern.definition(), arrivals)
                .isEqualTo(flinks(pattern.definition(), patterns, arrivals, watermarks));
        assertThat(ours.state().isIdle()).isTrue();
        return true;
    }

    private static List<String> flinks(
            PatternDefinition definition, RandomPattern patterns, List<Sample> arrivals, long[] watermarks)
            throws Exception {
        try (FlinkOperator flink = new FlinkOperator(new FlinkPattern(patterns.conditions()).of(definition))) {
            for (int i = 0; i < watermarks.length; i++) {
                flink.arrive(arrivals.get(i));
                flink.pass(watermarks[i]);
            }
            return flink.matches();
        }
    }

    /** After each event; in the end one that nothing outlives. */
    private static long[] watermarks(List<Sample> arrivals, boolean inOrder, SplittableRandom random) {
        long[] watermarks = new long[arrivals.size()];
        long latest = 0;
        long watermark = 0;
        for (int i = 0; i < watermarks.length; i++) {
            latest = Math.max(latest, arrivals.get(i).timestampMillis());
            if (random.nextInt(3) == 0) {
                watermark = Math.max(watermark, latest - (inOrder ? random.nextInt(1, 20) : LATENESS));
            }
            watermarks[i] = watermark;
        }
        watermarks[watermarks.length - 1] = latest + 1_000;
        return watermarks;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsHeldOfMatchesThatAreOver(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomPattern patterns = new RandomPattern(random, 0);
        CompiledPattern pattern = runnable(patterns, random.nextBoolean() ? Order.ARRIVAL : Order.EVENT_TIME);
        long within = pattern.definition().withinMillis();
        List<Sample> stream =
                shuffled(patterns.stream(LONG_STREAM, pattern.definition().types()), random);
        PatternKey key = new PatternKey(pattern, patterns.conditions(stream), random.nextBoolean());
        for (Sample sample : stream) {
            long watermark = sample.timestampMillis() - LATENESS;
            key.arrive(sample, watermark).passUnasked(watermark);
            if (within > 0 && !key.state().isIdle()) {
                assertThat(key.state().heldMillis()).allMatch(millis -> millis > watermark - 2 * within);
            }
        }
        assertThat(key.passUnasked(Long.MAX_VALUE).bytes()).isEqualTo(EMPTY_BYTES);
    }

    /** Late by less than the lateness, mostly. */
    private static List<Sample> shuffled(List<Sample> stream, SplittableRandom random) {
        long[] arrival = new long[stream.size()];
        for (Sample sample : stream) {
            arrival[sample.n()] = sample.timestampMillis() + random.nextInt(LATENESS + 3);
        }
        List<Sample> shuffled = new ArrayList<>(stream);
        shuffled.sort(Comparator.comparingLong(sample -> arrival[sample.n()]));
        return shuffled;
    }

    /** Whether there is something in it that we do as the text says and Flink does not; {@link ContractTest} is about those. */
    private static boolean isOurs(List<Stage> stages, PatternDefinition definition) {
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (stage instanceof Stage.Group group && isOurs(group, definition)) {
                return true;
            }
            if (stage instanceof Stage.Single single && isOurs(single, stages.subList(0, i), definition)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOurs(Stage.Group group, PatternDefinition definition) {
        return StageLists.isUnwrappedSomewhere(List.of(group)) || isOurs(group.stages(), definition);
    }

    private static boolean isOurs(Stage.Single stage, List<Stage> before, PatternDefinition definition) {
        if (!stage.negated()) {
            boolean bounded =
                    stage.repetition().isRepeated() && !stage.repetition().isUnbounded();
            return stage.until().isPresent() || (stage.repetition().greedy() && bounded);
        }
        Stage nearest = StageLists.tail(before.get(before.size() - 1));
        return nearest.repetition().isRepeated()
                || (nearest instanceof Stage.Single single && single.negated())
                || (stage.next() == Stage.Next.RELAXED && StageLists.after(stage, definition.stages()) != null);
    }

    /** The next pattern that both take. */
    private static CompiledPattern runnable(RandomPattern patterns, Order order) {
        while (true) {
            PatternDefinition definition = patterns.definition(order);
            try {
                CompiledPattern pattern = CompiledPattern.of(definition);
                if (!isOurs(definition.stages(), definition)) {
                    return pattern;
                }
            } catch (PatternException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatFlinksCompilerRefusesIsRefused(long seed) {
        RandomPattern patterns = new RandomPattern(new SplittableRandom(seed), 0.03);
        for (int i = 0; i < 20; i++) {
            PatternDefinition definition = patterns.definition(Order.ARRIVAL);
            if (!flinkTakes(definition, patterns)) {
                assertThat(isRefused(definition)).as("%s", definition).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void statesHaveFlinksNamesSoThatOpenMatchesOfAnEarlierReleaseStandInOnes(long seed) {
        RandomPattern patterns = new RandomPattern(new SplittableRandom(seed), 0).withOwnWindows();
        for (int i = 0; i < 20; i++) {
            PatternDefinition definition = patterns.definition(Order.ARRIVAL);
            if (!StageLists.isUnwrappedSomewhere(definition.stages())
                    && !isRefused(definition)
                    && flinkTakes(definition, patterns)) {
                assertThat(names(compiled(definition).nfa())).isEqualTo(names(flinksOwn(definition, patterns)));
            }
        }
    }

    private static CompiledPattern compiled(PatternDefinition definition) {
        try {
            return CompiledPattern.of(definition);
        } catch (PatternException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NFA<Sample> flinksOwn(PatternDefinition definition, RandomPattern patterns) {
        return NFACompiler.compileFactory(new FlinkPattern(patterns.conditions()).of(definition), false)
                .createNFA();
    }

    private static Set<String> names(NFA<?> nfa) {
        Set<String> names = new TreeSet<>();
        nfa.getStates().forEach(state -> names.add(state.getName()));
        return names;
    }

    private static boolean flinkTakes(PatternDefinition definition, RandomPattern patterns) {
        try {
            NFACompiler.compileFactory(new FlinkPattern(patterns.conditions()).of(definition), false);
            return true;
        } catch (MalformedPatternException
                | UnsupportedOperationException
                | IllegalArgumentException
                | StackOverflowError e) { // its compiler follows a loop of optional stages without end
            return false;
        }
    }

    private static boolean isRefused(PatternDefinition definition) {
        try {
            CompiledPattern.of(definition);
            return false;
        } catch (PatternException refused) {
            return !refused.problems().isEmpty();
        }
    }
}
