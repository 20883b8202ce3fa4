package dev.weir.cli.backtest;

import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.Changes;
import dev.weir.backtest.measure.LabelCounts;
import dev.weir.backtest.measure.Measures;
import dev.weir.backtest.measure.OutcomeResult;
import dev.weir.backtest.measure.Rate;
import dev.weir.backtest.measure.RuleResult;
import dev.weir.backtest.measure.SweepResult;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.Shown;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.io.value.Timestamps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of a backtest, for people at a terminal. */
final class ResultTable {
    private static final int PERCENT = 100;
    private static final String UNKNOWN = "–";

    private ResultTable() {}

    /** Prints all of it. */
    static void print(BacktestResult result, Output output) {
        result.warnings().forEach(warning -> output.line("warning: " + warning));
        output.line(summary(result));
        output.line("");
        output.table(rules(result));
        List<String> silent = result.rules().stream()
                .filter(rule -> rule.measures().alerts() == 0)
                .map(RuleResult::id)
                .sorted()
                .toList();
        if (!silent.isEmpty()) {
            output.line("");
            output.line("no alert: " + String.join(", ", silent));
        }
        ModelTable.print(result.models(), output);
        result.sweep().forEach(swept -> print(swept, result, output));
        result.changes().ifPresent(changes -> print(changes, result, output));
    }

    private static void print(SweepResult swept, BacktestResult result, Output output) {
        output.line("");
        output.line(swept.rule() + " with " + swept.feature() + " " + swept.op() + " …, * is what it has now:");
        List<List<String>> rows = new ArrayList<>();
        rows.add(head(List.of(""), result));
        for (SweepResult.Point point : swept.points()) {
            String value =
                    BigDecimal.valueOf(point.value()).stripTrailingZeros().toPlainString();
            rows.add(row(List.of(point.current() ? value + " *" : value), point.measures()));
        }
        output.table(rows);
    }

    /** Returns what stands above measures. */
    private static List<String> head(List<String> first, BacktestResult result) {
        List<String> head = new ArrayList<>(first);
        head.addAll(List.of("alerts", "a day", "hits"));
        head.addAll(
                result.labels().isPresent()
                        ? List.of("precision", "recall", "good each fraud", "caught", "insulted")
                        : List.of("amount"));
        return head;
    }

    private static String summary(BacktestResult result) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s to %s: %,d events, %,d transactions",
                Timestamps.text(result.fromMillis()),
                Timestamps.text(result.toMillis()),
                result.events(),
                result.transactions()));
        if (result.labels().isPresent()) {
            LabelCounts labels = result.labels().get();
            line.append(String.format(
                    Locale.ROOT,
                    ", %,d with a label, %,d of them fraud (%s)",
                    labels.matched(),
                    labels.frauds(),
                    percent((double) labels.frauds() / Math.max(1, labels.matched()))));
        }
        if (result.warmupEvents() > 0) {
            line.append(String.format(
                    Locale.ROOT,
                    "; before them %,d events from %s",
                    result.warmupEvents(),
                    Timestamps.text(result.warmupFromMillis())));
        }
        return line.toString();
    }

    private static List<List<String>> rules(BacktestResult result) {
        boolean isLabelled = result.labels().isPresent();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = head(List.of("rule", "outcome"), result);
        head.add(isLabelled ? "only it: hits, frauds" : "only it: hits");
        rows.add(head);
        for (RuleResult rule : result.rules()) {
            if (rule.measures().alerts() > 0) {
                List<String> row = row(List.of(rule.id(), outcome(rule)), rule.measures());
                row.add(alone(rule.marginal(), isLabelled));
                rows.add(row);
            }
        }
        for (OutcomeResult outcome : result.outcomes()) {
            rows.add(row(List.of("all " + outcome.outcome(), ""), outcome.measures()));
        }
        rows.add(row(List.of("all rules", ""), result.all()));
        return rows;
    }

    private static String outcome(RuleResult rule) {
        String outcome = rule.outcome().isEmpty() ? "points" : rule.outcome();
        return rule.mode().equals("live") ? outcome : outcome + ", " + rule.mode();
    }

    private static String alone(RuleResult.Marginal marginal, boolean isLabelled) {
        return isLabelled
                ? String.format(Locale.ROOT, "%,d, %,d", marginal.hits(), marginal.frauds())
                : String.format(Locale.ROOT, "%,d", marginal.hits());
    }

    private static List<String> row(List<String> first, Measures measures) {
        List<String> row = new ArrayList<>(first);
        row.add(whole(measures.alerts()));
        row.add(String.format(Locale.ROOT, "%,.1f", measures.alertsPerDay()));
        row.add(whole(measures.hits()));
        if (measures.truth().isEmpty()) {
            row.add(money(measures.amountHit()));
            return row;
        }
        Measures.Truth truth = measures.truth().get();
        row.add(rate(truth.precision()));
        row.add(rate(truth.recall()));
        row.add(truth.falsePositivesPerFraud()
                .map(each -> String.format(Locale.ROOT, "%,.2f", each))
                .orElse(UNKNOWN));
        row.add(money(truth.amountCaught()));
        row.add(money(truth.amountInsulted()));
        return row;
    }

    /** Returns a rate and its interval. */
    static String rate(Rate rate) {
        return rate.isKnown()
                ? String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f to %.1f)",
                        PERCENT * rate.value(),
                        PERCENT * rate.low(),
                        PERCENT * rate.high())
                : UNKNOWN;
    }

    private static void print(Changes changes, BacktestResult result, Output output) {
        output.line("");
        if (changes.outcomes().isEmpty()) {
            output.line("the same outcomes as " + changes.against());
            return;
        }
        output.line("against " + changes.against() + ":");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("outcome", "decisions", "frauds", "amount"));
        for (Changes.OutcomeChange change : changes.outcomes()) {
            rows.add(List.of(
                    named(change.from()) + " → " + named(change.to()),
                    whole(change.count()),
                    result.labels().isPresent() ? whole(change.frauds()) : UNKNOWN,
                    money(change.amount())));
        }
        output.table(rows);
        output.line("");
        List<List<String>> measures = new ArrayList<>();
        measures.add(head(List.of(""), result));
        measures.add(row(List.of(changes.against()), changes.before()));
        measures.add(row(List.of("these rules"), result.all()));
        measures.add(row(List.of("newly hit"), changes.newly()));
        measures.add(row(List.of("no longer hit"), changes.noLonger()));
        output.table(measures);
        if (!changes.examples().isEmpty()) {
            output.line("");
            changes.examples().forEach(example -> print(example, output));
        }
    }

    private static void print(Changes.Example example, Output output) {
        output.line(example.type() + " " + example.event() + " of " + example.subject() + " at "
                + Timestamps.text(example.timestampMillis())
                + example.amount().map(amount -> ", " + money(amount)).orElse("")
                + example.fraud().map(fraud -> fraud ? ", fraud" : ", good").orElse(""));
        output.line("  - " + decision(example.before()));
        output.line("  + " + decision(example.after()));
    }

    private static String decision(Optional<Decision> decision) {
        return decision.map(made -> made.outcome() + ": "
                        + made.reasons().stream().map(ResultTable::reason).collect(Collectors.joining("; ")))
                .orElse("nothing");
    }

    private static String reason(Reason reason) {
        return reason.rule() + " " + reason.version()
                + new TreeMap<>(reason.features())
                        .entrySet().stream()
                                .map(feature -> ", " + feature.getKey() + " " + Shown.brief(feature.getValue()))
                                .collect(Collectors.joining());
    }

    private static String named(String outcome) {
        return outcome.isEmpty() ? "nothing" : outcome;
    }

    private static String whole(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", PERCENT * part);
    }
}
