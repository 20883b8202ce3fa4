package dev.weir.backtest.sweep;

import dev.weir.backtest.RuleRefusedException;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules of which some are swept, and what makes engines for them.
 *
 * @param settings of the engines
 * @param compiler checks a rule as the engines would
 * @param engines makes them
 * @param rules by id in the order of pushing, with what they refer to written out
 */
public record SweepRules(
        EngineSettings settings, Function<Node, Compiled> compiler, Maker engines, Map<String, Node> rules) {

    /** Makes a defensive copy that keeps the order. */
    public SweepRules {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /** Makes engines. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Returns an engine with these rules and all that rules need, which nothing has happened to.
         *
         * @throws RuleRefusedException if it refuses one of them
         */
        LocalEngine with(List<Node> rules) throws RuleRefusedException;
    }
}
