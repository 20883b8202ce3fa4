package dev.weir.engine.profile;

import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Fulfilled;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.RuleVersion;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.MatchScope;
import dev.weir.engine.plan.PatternPlan;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends matches to those whom they are about: along with the signal that a subject waits for, or by themselves. Used for
 * one event, or for one passing of time.
 */
final class MatchDelivery {
    private final long epoch;
    private final Lists lists;
    private final String key;
    private final KeySeries series;
    private final Optional<Stock> stock;
    private final Map<String, List<RuleMatch>> withSignals = new HashMap<>();
    private final Map<String, List<RuleMatch>> alone = new LinkedHashMap<>();
    private final List<Fulfilled> fulfilled = new ArrayList<>();
    private final Failures failures = new Failures();

    MatchDelivery(long epoch, Lists lists, String key, KeySeries series, Optional<Stock> stock) {
        this.epoch = epoch;
        this.lists = lists;
        this.key = key;
        this.series = series;
        this.stock = stock;
    }

    /** Matches that go along with the signal to a subject. */
    List<RuleMatch> withSignalTo(String subject) {
        return withSignals.getOrDefault(subject, List.of());
    }

    /** Matches that go by themselves. */
    List<Fulfilled> fulfilled() {
        return fulfilled;
    }

    /** Whose subjects could not be found. */
    List<String> failed() {
        return failures.rules();
    }

    /**
     * Delivers what an event completed.
     *
     * @param plan of the key for the event
     * @param values that the key answers for the event
     */
    void deliver(List<Found> found, Routed routed, TypePlan type, KeyPlan plan, Value[] values) {
        EventView view = new EventView(routed.event(), lists);
        for (Found match : found) {
            if (!match.byTime()) {
                byEvent(match, routed, type, values, view);
            }
        }
        Fulfilled.Kind kind = plan.matchesAlone() ? Fulfilled.Kind.EVENT : Fulfilled.Kind.EVENT_AT_KEY;
        alone.forEach((subject, matches) -> fulfilled.add(new Fulfilled(
                subject, epoch, key, routed.event(), routed.event().timestampMillis(), kind, matches, stock)));
        alone.clear();
    }

    private void byEvent(Found found, Routed routed, TypePlan type, Value[] values, EventView view) {
        for (PatternPlan.Use use : usesOf(found)) {
            RulePlan rule = type.matchRules().get(RuleVersion.of(use.rule()));
            if (rule == null) {
                continue;
            }
            RuleMatch match = match(found, use, named -> {
                RulePlan.Slot slot = rule.slots().get(named.name());
                return slot == null ? Value.absent() : values[slot.ask()];
            });
            String subject = subject(use.rule(), match, view, found.match().completedMillis());
            if (routed.subjects().contains(subject)) {
                withSignals
                        .computeIfAbsent(subject, waiting -> new ArrayList<>())
                        .add(match);
            } else if (!subject.isEmpty()) {
                alone.computeIfAbsent(subject, other -> new ArrayList<>()).add(match);
            }
        }
    }

    /** Delivers what time completed, each match by itself. */
    void deliverByTime(List<Found> found) {
        for (Found match : found) {
            if (match.byTime()) {
                byTime(match);
            }
        }
    }

    private void byTime(Found found) {
        long atMillis = found.match().completedMillis();
        Event trigger = found.completing();
        EventView view = new EventView(trigger, lists);
        for (PatternPlan.Use use : usesOf(found)) {
            RuleMatch match = match(found, use, named -> series.value(named.ask(), atMillis));
            String subject = subject(use.rule(), match, view, atMillis);
            if (!subject.isEmpty()) {
                fulfilled.add(new Fulfilled(
                        subject, epoch, key, trigger, atMillis, Fulfilled.Kind.TIME, List.of(match), stock));
            }
        }
    }

    /** The rules that a match is one of. */
    private static List<PatternPlan.Use> usesOf(Found found) {
        List<PatternPlan.Use> uses = new ArrayList<>(found.plan().uses().size());
        for (PatternPlan.Use use : found.plan().uses()) {
            if (use.rule().mode() != Mode.OFF && use.covers(found.match().beganEpoch())) {
                uses.add(use);
            }
        }
        return uses;
    }

    private static RuleMatch match(
            Found found, PatternPlan.Use use, java.util.function.Function<PatternPlan.Named, Value> values) {
        Map<String, Value> features = new HashMap<>();
        for (PatternPlan.Named named : use.features()) {
            Value value = values.apply(named);
            if (value.isPresent()) {
                features.put(named.name(), value);
            }
        }
        return new RuleMatch(
                use.rule().id(), use.rule().version(), found.match().stages(), features);
    }

    private String subject(Rule rule, RuleMatch match, EventView view, long atMillis) {
        try {
            return Subjects.of(rule, new MatchScope(view, match, atMillis, stock));
        } catch (EvaluationException e) {
            failures.add(rule.id());
            return Subjects.usual(rule, view.event());
        }
    }
}
