package dev.weir.bench.backtest;

import dev.weir.Settings;
import dev.weir.backtest.Backtest;
import dev.weir.backtest.DecisionListener;
import dev.weir.backtest.Engines;
import dev.weir.backtest.Period;
import dev.weir.backtest.ProgressListener;
import dev.weir.backtest.RuleSet;
import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.backtest.measure.RuleResult;
import dev.weir.backtest.sweep.SweepException;
import dev.weir.backtest.sweep.SweepRules;
import dev.weir.backtest.sweep.Sweeps;
import dev.weir.bench.engine.BenchRules;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.HistoryInputs;
import dev.weir.io.history.label.Label;
import dev.weir.operators.JobSettings;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays a history through the engine, alone and as backtests do, and counts the hits of all rules. */
final class BenchPlay {
    private static final long LOOKBACK_MILLIS = 400L * 24 * 60 * 60 * 1_000;

    private final JobConfig config;
    private final Path parquet;
    private final Map<String, Node> rules = new LinkedHashMap<>();
    private final RuleSet set;
    private final RuleCompiler compiler;

    BenchPlay(JobConfig config, BenchRules given, Path parquet) throws DocumentException {
        JobSettings settings = Settings.of(config);
        this.config = config;
        this.parquet = parquet;
        this.compiler = settings.compiler();
        List<Node> documents = new ArrayList<>();
        List<MeasuredRule> measured = new ArrayList<>();
        for (String json : given.rules().values()) {
            Node document = settings.documents().read(json.getBytes(StandardCharsets.UTF_8));
            documents.add(document);
            if (compiler.compile(document) instanceof Compiled.Accepted accepted) {
                rules.put(DocumentIds.of(document), document);
                measured.add(MeasuredRule.of(accepted.rule()));
            }
        }
        this.set = new RuleSet("the rules", documents, measured, given.lists(), LOOKBACK_MILLIS);
    }

    /** Reads all events into memory. */
    List<Event> events() throws IOException {
        List<Event> events = new ArrayList<>();
        try (History history = Histories.open(inputs())) {
            for (Optional<HistoryEvent> next = history.next(); next.isPresent(); next = history.next()) {
                events.add(next.get().event());
            }
        }
        return events;
    }

    private HistoryInputs inputs() {
        return HistoryInputs.of(config, List.of("transaction=" + parquet)).labelledBy("fraud");
    }

    /** Plays events that are in memory. */
    long engineAlone(List<Event> events) throws IOException {
        LocalEngine engine = new Engines(config).with(set);
        long hits = 0;
        for (Event event : events) {
            for (Decision decision : engine.decide(event)) {
                hits += decision.reasons().size() + decision.shadow().size();
            }
        }
        return hits;
    }

    /** Reads the Parquet file, plays it and measures. */
    long backtest() throws IOException {
        Backtest backtest = new Backtest(
                new Engines(config),
                set,
                Backtest.Against.NOTHING,
                Period.ALL,
                new Backtest.Answers(Optional.empty(), true),
                DecisionListener.NONE);
        try (History history = Histories.open(inputs())) {
            BacktestResult result = backtest.run(history, ProgressListener.NONE);
            return result.rules().stream()
                    .map(RuleResult::measures)
                    .mapToLong(measures -> measures.hits())
                    .sum();
        }
    }

    /** Plays events that are in memory to a sweep; returns the hits of all its values. */
    long sweep(String request, List<Event> events) throws SweepException {
        Engines engines = new Engines(config);
        SweepRules swept = new SweepRules(
                Settings.of(config).engine(),
                compiler::compile,
                nodes -> engines.with(new RuleSet("swept", nodes, List.of(), set.lists(), LOOKBACK_MILLIS)),
                rules);
        Sweeps sweeps = Sweeps.of(List.of(request), swept, false);
        events.forEach(event -> sweeps.decide(event, Label.NONE, true));
        return sweeps.results().get(0).points().stream()
                .mapToLong(point -> point.measures().hits())
                .sum();
    }
}
