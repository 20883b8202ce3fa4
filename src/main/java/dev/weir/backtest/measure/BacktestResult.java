package dev.weir.backtest.measure;

import dev.weir.backtest.model.ModelResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a backtest.
 *
 * @param fromMillis the first event time that was measured
 * @param toMillis the end of what was measured, exclusive
 * @param warmupFromMillis where the events begin that were played before; {@code fromMillis} if there are none
 * @param events that were measured, of all types
 * @param warmupEvents that were played before
 * @param transactions that were measured
 * @param labels empty without labels
 * @param warnings what a reader has to know first
 * @param all live rules together
 * @param rules by falling number of hits, then of alerts
 * @param days without gaps
 * @param changes empty if nothing was compared
 * @param sweep one for each threshold that was asked for
 * @param models one for each model that was asked, for its live versions and its challengers
 */
public record BacktestResult(
        long fromMillis,
        long toMillis,
        long warmupFromMillis,
        long events,
        long warmupEvents,
        long transactions,
        Optional<LabelCounts> labels,
        List<String> warnings,
        Measures all,
        List<OutcomeResult> outcomes,
        List<RuleResult> rules,
        List<DayResult> days,
        Overlap overlap,
        Optional<Changes> changes,
        List<SweepResult> sweep,
        List<ModelResult> models) {
    /** Makes defensive copies. */
    public BacktestResult {
        warnings = List.copyOf(warnings);
        outcomes = List.copyOf(outcomes);
        rules = List.copyOf(rules);
        days = List.copyOf(days);
        sweep = List.copyOf(sweep);
        models = List.copyOf(models);
    }

    /** Returns the same with what was swept. */
    public BacktestResult with(List<SweepResult> swept) {
        return with(warnings, swept);
    }

    /** Returns the same with one more warning. */
    public BacktestResult warnedOf(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return with(more, sweep);
    }

    private BacktestResult with(List<String> newWarnings, List<SweepResult> swept) {
        return new BacktestResult(
                fromMillis,
                toMillis,
                warmupFromMillis,
                events,
                warmupEvents,
                transactions,
                labels,
                newWarnings,
                all,
                outcomes,
                rules,
                days,
                overlap,
                changes,
                swept,
                models);
    }
}
