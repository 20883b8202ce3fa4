package dev.weir.backtest.report;

import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.Changes;
import dev.weir.backtest.measure.DayResult;
import dev.weir.backtest.measure.LabelCounts;
import dev.weir.backtest.measure.Measures;
import dev.weir.backtest.measure.OutcomeResult;
import dev.weir.backtest.measure.Overlap;
import dev.weir.backtest.measure.Rate;
import dev.weir.backtest.measure.RuleResult;
import dev.weir.backtest.measure.SweepResult;
import dev.weir.backtest.model.ModelDay;
import dev.weir.backtest.model.ModelResult;
import dev.weir.backtest.model.ModelVersion;
import dev.weir.backtest.model.ScoreFigures;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import dev.weir.models.measure.Ranking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results of backtests that never ran, of any size. */
final class SampleResult {
    private static final LocalDate FIRST = LocalDate.parse("2018-05-01");
    private static final long FROM = Instant.parse("2018-05-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;
    private static final List<String> NAMES = List.of(
            "amount-above-average",
            "large-at-night",
            "card-spend-velocity",
            "large-again",
            "amount-outlier",
            "card-testing");

    private final SplittableRandom random = new SplittableRandom(7);
    private final boolean labels;
    private final int rules;
    private final int days;
    /** Goes before each text that rules and events have. */
    private final String text;

    SampleResult(boolean labels, int rules, int days, String text) {
        this.labels = labels;
        this.rules = rules;
        this.days = days;
        this.text = text;
    }

    BacktestResult result(int examples) {
        return new BacktestResult(
                FROM,
                FROM + days * DAY,
                FROM - 30 * DAY,
                297_115,
                288_062,
                297_115,
                labels ? Optional.of(new LabelCounts(297_115, 297_115, 0, 2_674)) : Optional.empty(),
                Stream.of(
                                "the rules look back 30 days; 30 days of history came before the first day",
                                "3 rows could not be read")
                        .map(this::named)
                        .toList(),
                measures(448, 423),
                List.of(
                        new OutcomeResult(named("BLOCK"), measures(21, 21)),
                        new OutcomeResult(named("REVIEW"), measures(427, 402))),
                IntStream.range(0, rules).mapToObj(this::rule).toList(),
                IntStream.range(0, days).mapToObj(this::day).toList(),
                overlap(),
                Optional.of(changes(examples)),
                List.of(sweep("transaction.amount", ">"), sweep("average30d", "*")),
                labels ? List.of(model(false), model(true)) : List.of());
    }

    private ModelResult model(boolean challenger) {
        Ranking ranking = new Ranking(2_674, 294_441, challenger ? 0.91 : 0.89, 0.62, 0.0001, 0.001);
        ScoreFigures figures = new ScoreFigures(ranking, 0.027, 2_511.7, 0.304);
        List<ModelDay> byDay = IntStream.range(0, Math.min(days, 30))
                .mapToObj(i -> new ModelDay(
                        FIRST.plusDays(i), i, new Ranking(90, 9_500, i == 0 ? Double.NaN : 0.9 - 0.2 / i, 0.6, 0, 0)))
                .toList();
        List<ModelVersion> byVersion = IntStream.rangeClosed(1, 12)
                .mapToObj(version -> new ModelVersion(version, FIRST.plusDays(version), 24_000, ranking))
                .toList();
        return new ModelResult(named("card-fraud"), challenger, 12, 12, 297_115, 0, figures, figures, byVersion, byDay);
    }

    private String named(String name) {
        return text + name;
    }

    private String ruleName(int i) {
        return named(i < NAMES.size() ? NAMES.get(i) : "rule-" + i);
    }

    private RuleResult rule(int i) {
        long hits = Math.max(0, 405 - 71L * i);
        String mode = i == 4 ? "shadow" : "live";
        String outcome = named(i % 4 == 3 ? "BLOCK" : "REVIEW");
        List<Long> byDay = IntStream.range(0, days).mapToObj(day -> hits / days).toList();
        return new RuleResult(
                ruleName(i),
                2,
                mode,
                outcome,
                measures(hits, hits * (90 - 9 * Math.min(i, 8)) / 100),
                new RuleResult.Marginal(hits / 3, hits / 4, hits * 61.5, hits * 3.25),
                byDay);
    }

    private Measures measures(long hits, long right) {
        Optional<Measures.Truth> truth = labels
                ? Optional.of(new Measures.Truth(
                        rate(right, hits),
                        rate(right, 2_674),
                        right == 0 ? Optional.empty() : Optional.of((double) (hits - right) / right),
                        right * 312.4,
                        (hits - right) * 261.7))
                : Optional.empty();
        return new Measures(hits, (double) hits / days, hits, hits * 301.5, truth);
    }

    private static Rate rate(long right, long of) {
        double share = of == 0 ? 0 : (double) right / of;
        double half = of == 0 ? 1 : 1.2 / Math.sqrt((double) of);
        return new Rate(right, of, Math.max(0, share - half), Math.min(1, share + half));
    }

    private DayResult day(int i) {
        long frauds = 60 + random.nextLong(50);
        long hits = 8 + random.nextLong(14);
        return new DayResult(
                FIRST.plusDays(i), 9_500 + random.nextLong(200), hits, hits, frauds, Math.min(frauds, hits - 1));
    }

    private Overlap overlap() {
        int most = Math.min(rules, Overlap.MOST_RULES);
        List<List<Long>> both = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int row = i;
            both.add(IntStream.range(0, most)
                    .mapToObj(j -> Math.max(0, 405 - 71L * Math.max(row, j)) / (row == j ? 1 : 1 + Math.abs(row - j)))
                    .toList());
        }
        return new Overlap(IntStream.range(0, most).mapToObj(this::ruleName).toList(), both);
    }

    private Changes changes(int examples) {
        return new Changes(
                named("the rules in force"),
                measures(1_310, 441),
                measures(12, 9),
                measures(874, 27),
                List.of(
                        new Changes.OutcomeChange(named("REVIEW"), named("APPROVE"), 874, 27, 187_302.5),
                        new Changes.OutcomeChange(named("APPROVE"), named("REVIEW"), 12, 9, 3_120)),
                IntStream.range(0, examples).mapToObj(this::example).toList());
    }

    private Changes.Example example(int i) {
        boolean milder = i % 3 != 0;
        Optional<Decision> none = Optional.of(decision(i, "APPROVE", List.of()));
        Optional<Decision> review = Optional.of(decision(i, "REVIEW", List.of(reason(i))));
        return new Changes.Example(
                "transaction",
                named("t-" + (81_234 + i)),
                named("c-" + i),
                FROM + i * 3_711_000L,
                Optional.of(214.5 + i),
                labels ? Optional.of(i % 3 == 0) : Optional.empty(),
                milder ? review : none,
                milder ? none : review);
    }

    private Decision decision(int i, String outcome, List<Reason> reasons) {
        return new Decision(
                "0c9f" + i,
                new Trigger("transaction", named("t-" + (81_234 + i))),
                named("c-" + i),
                FROM,
                FROM,
                named(outcome),
                reasons.isEmpty() ? 0 : 70,
                reasons,
                List.of(),
                1,
                true,
                "");
    }

    private Reason reason(int i) {
        return new Reason(
                ruleName(0),
                2,
                named("REVIEW"),
                70,
                0,
                Map.of(named("spent"), Value.ofText(named("24h"))),
                Map.of(named("large"), List.of(named("t-1"), named("t-2"))),
                Map.of(named("average30d"), new Value.Real(61.25 + i), named("payments30d"), new Value.Int(41)));
    }

    private SweepResult sweep(String feature, String op) {
        return new SweepResult(
                ruleName(0),
                named(feature),
                op,
                DoubleStream.iterate(2, value -> value <= 6, value -> value + 0.5)
                        .mapToObj(value ->
                                new SweepResult.Point(value, value == 3, measures((long) (1_800 / value), (long)
                                        (1_800 / value * Math.min(1, 0.1 + 0.17 * value)))))
                        .toList());
    }
}
