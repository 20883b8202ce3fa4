package dev.weir.rules.rule;

import dev.weir.events.answer.RuleCost;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.KeyedAnswer;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesDefinition;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.RuleLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Computes what a rule costs at most.
 *
 * <p>The state per key is, for each distinct series behind the features, its number of entries times the bytes of each,
 * as {@link dev.weir.features.definition.SeriesDefinition} stores them: {@code limits.maxEntriesPerWindow} entries, or
 * {@code retention.lateEntries} if only the latest is used, and as many, 4,096 and two segments if the newest are; 9 bytes for a time alone, 19 with a number, {@value
 * #VALUE_BYTES} with a value of any type; for distinct values {@code limits.distinctEntries} of 17 bytes; for quantiles
 * as many of 19, and {@value #SKETCHES_BYTES} for those beyond. A window that keeps sums has the entries of {@code
 * retention.lateEntries} and of a segment, and, for each day or once, {@value #SUM_BYTES}. A pattern adds its open matches times its stages times
 * {@value #STAGE_BYTES} bytes, a cap or a cooldown by values 20 bytes for each firing that it remembers, and an action that
 * waits 512 bytes for each that may.
 */
public final class Costs {
    private static final int TIME_BYTES = 9;
    private static final int NUMBER_BYTES = 19;
    private static final int VALUE_BYTES = 64;
    private static final int HASH_BYTES = 17;
    private static final int SKETCHES_BYTES = 80_000;
    private static final int STAGE_BYTES = 256;
    private static final int SUM_BYTES = 80;
    private static final long DAY_MILLIS = 86_400_000;

    private final RuleLimits limits;
    private final SeriesLimits series;

    /** Creates an estimator of costs under these limits. */
    public Costs(RuleLimits limits, SeriesLimits series) {
        this.limits = limits;
        this.series = series;
    }

    /** Returns the cost of a rule. */
    public RuleCost of(Rule rule) {
        return new RuleCost(steps(rule), rule.features().size(), keys(rule), stateBytes(rule));
    }

    /** Returns the cost of several rules together: what they share counts once. */
    public RuleCost of(Collection<Rule> rules) {
        Map<KeyedAnswer, Long> features = new HashMap<>();
        Set<List<String>> keys = new HashSet<>();
        Map<SeriesDefinition, List<FeatureDefinition>> kept = new HashMap<>();
        long steps = 0;
        long bytes = 0;
        for (Rule rule : rules) {
            rule.features().forEach(feature -> features.put(feature.definition(), steps(feature)));
            keys.addAll(keysOf(rule));
            noteSeries(rule, kept);
            steps += stepsWithoutFeatures(rule);
            bytes += stateBytesWithoutFeatures(rule);
        }
        steps += features.values().stream().mapToLong(Long::longValue).sum();
        return new RuleCost(steps, features.size(), keys.size(), bytes + stateBytes(kept));
    }

    private long steps(Rule rule) {
        long steps = stepsWithoutFeatures(rule);
        for (RuleFeature feature : rule.features()) {
            steps += steps(feature);
        }
        return steps;
    }

    private long steps(RuleFeature feature) {
        return Math.min(feature.input().mostSteps(), limits.expressions().maxStepsOfFeature());
    }

    private long stepsWithoutFeatures(Rule rule) {
        ExpressionLimits most = limits.expressions();
        return together(rule.expressions().stream(), most.maxSteps())
                + rule.pattern()
                        .map(pattern -> together(pattern.conditions().stream(), most.maxSteps()))
                        .orElse(0L);
    }

    private static long together(Stream<Expression> expressions, long most) {
        return expressions.mapToLong(Expression::mostSteps).reduce(0, (a, b) -> Math.min(most, a + Math.min(most, b)));
    }

    private static int keys(Rule rule) {
        return keysOf(rule).size();
    }

    private static Set<List<String>> keysOf(Rule rule) {
        Set<List<String>> by = new HashSet<>();
        rule.features().forEach(feature -> by.add(feature.definition().by()));
        rule.pattern()
                .ifPresent(pattern -> by.add(pattern.compiled().definition().by()));
        rule.date().ifPresent(date -> by.add(date.by()));
        return by;
    }

    private long stateBytes(Rule rule) {
        Map<SeriesDefinition, List<FeatureDefinition>> kept = new HashMap<>();
        noteSeries(rule, kept);
        return stateBytesWithoutFeatures(rule) + stateBytes(kept);
    }

    private static void noteSeries(Rule rule, Map<SeriesDefinition, List<FeatureDefinition>> kept) {
        for (RuleFeature feature : rule.features()) {
            feature.aggregate()
                    .ifPresent(of -> kept.computeIfAbsent(of.series(), any -> new ArrayList<>())
                            .add(of));
        }
    }

    private static long stateBytesWithoutFeatures(Rule rule) {
        return rule.pattern().map(Costs::stateBytes).orElse(0L)
                + (rule.date().isPresent() ? DateTrigger.STATE_BYTES : 0)
                + rule.pacing().stateBytes()
                + rule.later().stateBytes();
    }

    private long stateBytes(Map<SeriesDefinition, List<FeatureDefinition>> kept) {
        long bytes = 0;
        for (Map.Entry<SeriesDefinition, List<FeatureDefinition>> one : kept.entrySet()) {
            bytes += stateBytes(one.getKey(), Retention.of(one.getValue(), series));
        }
        return bytes;
    }

    private long stateBytes(SeriesDefinition definition, Retention retention) {
        boolean ofLatest = retention.latestOnly();
        boolean becomesSums = !ofLatest
                && !definition.kind().isOfOneWindow()
                && definition.window().filter(TimeWindow::isKeptApart).isPresent();
        long entries = becomesSums
                ? (long) series.lateEntries() + series.segmentEntries()
                : ofLatest ? series.lateEntries() + 1L : retention.limits().maxEntries();
        return ofEntries(definition, entries)
                + (becomesSums ? ofSums(definition.window().orElseThrow()) : 0);
    }

    /** One sum for a window that never ends, and one for each day otherwise. */
    private static long ofSums(TimeWindow window) {
        long sums = window instanceof TimeWindow.Forever ? 1 : window.longestMillis() / DAY_MILLIS + 1;
        return sums * SUM_BYTES;
    }

    private long ofEntries(SeriesDefinition definition, long entries) {
        return switch (definition.kind()) {
            case TIMES -> entries * TIME_BYTES;
            case NUMBERS -> entries * NUMBER_BYTES;
            case VALUES -> entries * VALUE_BYTES;
            case QUANTILES -> (long) series.distinctEntries() * NUMBER_BYTES + SKETCHES_BYTES;
            case EARLIEST -> VALUE_BYTES;
            case DISTINCT -> (long) series.distinctEntries() * HASH_BYTES;
        };
    }

    private static long stateBytes(RulePattern pattern) {
        return (long) pattern.compiled().definition().maxOpen()
                * pattern.compiled().definition().stages().size()
                * STAGE_BYTES;
    }
}
