package dev.weir.backtest.sweep;

import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.backtest.measure.Measurer;
import dev.weir.backtest.measure.Measures;
import dev.weir.backtest.measure.RuleResult;
import dev.weir.backtest.measure.SweepResult;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.history.label.Label;
import dev.weir.rules.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine in which variants run that do not disturb each other, and what it counts of them. */
final class Room {
    private final LocalEngine engine;
    private final List<Variant> variants;
    private final Measurer measurer;

    /**
     * Creates a room.
     *
     * @param engine with the variants
     * @param rule of which they are variants
     * @param labelled whether there are labels
     */
    Room(LocalEngine engine, List<Variant> variants, Rule rule, boolean labelled) {
        this.engine = engine;
        this.variants = List.copyOf(variants);
        this.measurer = new Measurer(
                variants.stream()
                        .map(variant -> MeasuredRule.of(variant.id(), rule))
                        .toList(),
                labelled);
    }

    /** Plays an event; see {@link Sweeps#decide}. */
    void decide(Event event, Label label, boolean measures) {
        List<Decision> decisions = engine.decide(event);
        if (measures) {
            measurer.take(event, label, decisions);
        }
    }

    /** Tells what a payment turned out to be; see {@link Sweeps#tell}. */
    void tell(FraudLabel label, long clockMillis) {
        engine.decide(label, clockMillis);
    }

    /** Lets time pass; see {@link Sweeps#passTo}. */
    void passTo(long watermarkMillis, long atMillis, boolean measures) {
        List<Decision> decisions = engine.passTo(watermarkMillis);
        if (measures) {
            measurer.takeOfTime(atMillis, decisions);
        }
    }

    /** Returns what the variants did. */
    List<SweepResult.Point> points() {
        Map<String, Measures> measured = new HashMap<>();
        for (RuleResult result : measurer.rules()) {
            measured.put(result.id(), result.measures());
        }
        return variants.stream()
                .map(variant -> new SweepResult.Point(
                        variant.value().doubleValue(),
                        variant.current(),
                        measured.getOrDefault(variant.id(), Measures.NONE)))
                .toList();
    }
}
