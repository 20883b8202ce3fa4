package dev.weir.patterns.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.patterns.NaiveMatches;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.RandomPattern;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.match.CompiledPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pattern of which nothing is warned does what the text says, whatever Flink makes of it. */
public final class ContractTest {
    private static final int PATTERNS = 12;
    private static final int EVENTS = 12;

    static LongStream seeds() {
        return Seeds.upTo(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsFoundIsWhatTryingAllFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31);
        RandomPattern patterns = new RandomPattern(random, 0).withOwnWindows();
        int compared = 0;
        while (compared < PATTERNS) {
            PatternDefinition definition =
                    RandomPattern.after(patterns.definition(Order.ARRIVAL), new AfterMatch.NoSkip());
            Optional<CompiledPattern> pattern = plain(definition);
            if (pattern.isPresent()) {
                compared += compare(pattern.get(), patterns) ? 1 : 0;
            }
        }
    }

    /** False if there was more to match than one wants to wait for. */
    private static boolean compare(CompiledPattern pattern, RandomPattern patterns) {
        List<Sample> stream = apart(patterns.stream(EVENTS, pattern.definition().types()));
        Optional<Set<String>> expected = new NaiveMatches(pattern.definition(), patterns.conditions(), stream).find();
        PatternKey key = new PatternKey(pattern, patterns.conditions(stream), false);
        long watermark = 0;
        for (Sample sample : stream) {
            key.arrive(sample, watermark);
            watermark = sample.timestampMillis() - 1;
            key.pass(watermark);
        }
        key.passUnasked(Long.MAX_VALUE);
        if (key.gaveWay() > 0 || expected.isEmpty()) {
            return false;
        }
        assertThat(new TreeSet<>(key.matches()))
                .as("%s over %s, asking %s", pattern.definition(), stream, patterns.conditions())
                .isEqualTo(expected.get());
        assertThat(key.state().isIdle()).isTrue();
        return true;
    }

    /** Events of one time have no order of their own. */
    private static List<Sample> apart(List<Sample> stream) {
        List<Sample> apart = new ArrayList<>();
        long timeMillis = 0;
        for (Sample each : stream) {
            timeMillis = Math.max(timeMillis + 1, each.timestampMillis());
            apart.add(new Sample(each.n(), each.type(), each.letter(), each.value(), timeMillis));
        }
        return apart;
    }

    /** One that the text is clear about: {@code greedy} beside what may be left out, and events that fit two sides of a
     * {@code not}, are not. */
    private static Optional<CompiledPattern> plain(PatternDefinition definition) {
        try {
            CompiledPattern pattern = CompiledPattern.of(definition);
            List<Stage.Single> singles = StageLists.singles(definition.stages());
            boolean greedy =
                    singles.stream().anyMatch(stage -> stage.repetition().greedy());
            boolean clear = (!greedy || (!definition.isAbsence() && !isOptionalSomewhere(definition.stages())))
                    && singles.stream().allMatch(stage -> isClear(stage, definition));
            return pattern.warnings().isEmpty() && clear ? Optional.of(pattern) : Optional.empty();
        } catch (PatternException refused) {
            return Optional.empty();
        }
    }

    private static boolean isClear(Stage.Single stage, PatternDefinition definition) {
        if (!stage.negated() || stage.next() == Next.STRICT) {
            return true;
        }
        int at = definition.stages().indexOf(stage);
        boolean last = at == definition.stages().size() - 1;
        boolean behindOne = at > 0
                && !StageLists.tail(definition.stages().get(at - 1))
                        .repetition()
                        .isRepeated();
        return last || (behindOne && StageLists.after(stage, definition.stages()) != null);
    }

    private static boolean isOptionalSomewhere(List<Stage> stages) {
        return stages.stream()
                .anyMatch(stage -> stage.repetition().optional()
                        || (stage instanceof Stage.Group group && isOptionalSomewhere(group.stages())));
    }
}
