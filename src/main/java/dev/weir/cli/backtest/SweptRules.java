package dev.weir.cli.backtest;

import dev.weir.Settings;
import dev.weir.backtest.DecisionListener;
import dev.weir.backtest.Engines;
import dev.weir.backtest.RuleSet;
import dev.weir.backtest.sweep.SweepException;
import dev.weir.backtest.sweep.SweepRules;
import dev.weir.backtest.sweep.Sweeps;
import dev.weir.cli.rules.GivenRules;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.config.JobConfig;
import dev.weir.engine.pacing.PushedPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Decision;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.label.Label;
import dev.weir.rules.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays a history to the rules with other thresholds, as a backtest plays it to the rules. */
final class SweptRules implements DecisionListener {
    private final Sweeps sweeps;

    private SweptRules(Sweeps sweeps) {
        this.sweeps = sweeps;
    }

    /**
     * Creates the engines.
     *
     * @param requests as on the command line
     * @throws SweepException if one cannot be done, with what to write instead
     */
    static SweptRules of(List<String> requests, GivenRules given, Engines engines, JobConfig config, boolean isLabelled)
            throws SweepException {
        Map<String, Node> rules = new LinkedHashMap<>();
        given.rules().forEach((document, rule) -> rules.put(rule.id(), document));
        List<Node> needed = given.documents().stream()
                .filter(document -> !given.rules().containsKey(document))
                .toList();
        EngineSettings engine = Settings.of(config).engine();
        PushedPolicies policies = PushedPolicies.of(needed, engine.channels(), engine.policies(), engine.ruleLimits());
        SweepRules swept = new SweepRules(
                engine.with(policies.asFirings()),
                new RuleFolder(config).knowing(needed)::compile,
                variants -> {
                    List<Node> all = new ArrayList<>(needed);
                    all.addAll(variants);
                    return engines.with(new RuleSet("--sweep", all, List.of(), given.lists(), 0));
                },
                rules);
        return new SweptRules(Sweeps.of(requests, swept, isLabelled));
    }

    /** Returns the sweeps. */
    Sweeps sweeps() {
        return sweeps;
    }

    @Override
    public void decided(HistoryEvent event, Label label, List<Decision> decisions) {
        sweeps.decide(event.event(), label, true);
    }

    @Override
    public void told(FraudLabel label, long clockMillis) {
        sweeps.tell(label, clockMillis);
    }

    @Override
    public void warmedUp(HistoryEvent event) {
        sweeps.decide(event.event(), Label.NONE, false);
    }

    @Override
    public void timePassed(long watermarkMillis, long atMillis, boolean measures) {
        sweeps.passTo(watermarkMillis, atMillis, measures);
    }
}
