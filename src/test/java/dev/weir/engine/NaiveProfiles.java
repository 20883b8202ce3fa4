package dev.weir.engine;

import dev.weir.engine.message.Routed;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.features.NaiveSeries;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.function.Aggregates;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The specification of what keys know: every event that ever arrived, and everything worked out from all of them. */
final class NaiveProfiles {
    /** An event at a key, with the rules and lists by which it was routed. */
    record Arrival(String key, EventScope atHand, List<Rule> rules) {
        Event event() {
            return atHand.event();
        }
    }

    /** What a key said of an event, before and after it came. */
    record Answer(List<Arrival> before, List<Arrival> after, Optional<Stock> stock, boolean news) {}

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();

    /** An event reaches a key. */
    void arrive(Routed routed, EventScope atHand, List<Rule> rules) {
        Event event = routed.event();
        List<Arrival> before = List.copyOf(arrivals);
        boolean again = before.stream().anyMatch(a -> a.key().equals(routed.key()) && same(a.event(), event));
        boolean news = !(event instanceof StockChange change)
                || !routed.key().equals("sku=" + change.sku())
                || (!again && !isStale(change, before));
        if (!again) {
            arrivals.add(new Arrival(routed.key(), atHand, rules));
        }
        Answer answer = new Answer(before, List.copyOf(arrivals), stockAt(routed.key()), news);
        answers.put(routed.correlationId() + "@" + routed.key(), answer);
    }

    Answer answer(long correlationId, String key) {
        return Objects.requireNonNull(answers.get(correlationId + "@" + key));
    }

    static Value compute(RuleFeature feature, String key, Answer answer, long atMillis) {
        FeatureDefinition definition = feature.aggregate().orElseThrow();
        boolean current = definition.includesCurrent() && definition.function() != Aggregates.SINCE;
        NaiveSeries all = new NaiveSeries();
        for (Arrival arrival : current ? answer.after() : answer.before()) {
            boolean fed = arrival.rules().stream()
                    .flatMap(rule -> rule.features().stream())
                    .anyMatch(other -> other.aggregate().orElseThrow().series().equals(definition.series()));
            if (fed && arrival.key().equals(key) && arrival.event().type().equals(definition.over())) {
                for (int line : keysOf(arrival.event(), definition.by()).getOrDefault(key, Set.of())) {
                    Value value = input(feature, arrival.atHand(), line);
                    if (value.isPresent()) {
                        all.add(arrival.event().timestampMillis(), value);
                    }
                }
            }
        }
        return all.evaluate(definition.function(), definition.window(), atMillis);
    }

    private static Value input(RuleFeature feature, EventScope atHand, int line) {
        try {
            return feature.input().of(atHand, line);
        } catch (EvaluationException e) {
            return Value.absent();
        }
    }

    private Optional<Stock> stockAt(String key) {
        Map<String, StockChange> latest = latest(key, arrivals);
        latest.values().removeIf(StockChange::deleted);
        long available =
                latest.values().stream().mapToLong(StockChange::available).sum();
        long reserved =
                latest.values().stream().mapToLong(StockChange::reserved).sum();
        return latest.values().stream()
                .reduce((a, b) -> b.timestampMillis() >= a.timestampMillis() ? b : a)
                .map(last -> new Stock(available, reserved, last.price()));
    }

    private static boolean isStale(StockChange change, List<Arrival> before) {
        StockChange known = latest("sku=" + change.sku(), before).get(change.warehouse());
        return known != null && isBehind(change, known);
    }

    /** The rows of a key after these arrivals. */
    private static Map<String, StockChange> latest(String key, List<Arrival> arrivals) {
        Map<String, StockChange> latest = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.key().equals(key) && arrival.event() instanceof StockChange change) {
                latest.merge(change.warehouse(), change, (old, now) -> isBehind(now, old) ? old : now);
            }
        }
        return latest;
    }

    /** Older, or the end of a row that was there before another took its place in the same moment. */
    private static boolean isBehind(StockChange now, StockChange old) {
        boolean endsAnother = now.deleted()
                && !old.deleted()
                && (now.available() != old.available()
                        || now.reserved() != old.reserved()
                        || now.price() != old.price());
        return now.timestampMillis() < old.timestampMillis()
                || (now.timestampMillis() == old.timestampMillis() && endsAnother);
    }

    /** The keys of an event, each with the lines that have it; -1 stands for the event as a whole. */
    static Map<String, Set<Integer>> keysOf(Event event, List<String> by) {
        Map<String, Set<Integer>> keys = new LinkedHashMap<>();
        boolean perLine = event instanceof Transaction && by.contains("sku");
        int last = perLine ? ((Transaction) event).items().size() - 1 : -1;
        for (int line = perLine ? 0 : -1; line <= last; line++) {
            List<String> parts = new ArrayList<>();
            for (String field : by) {
                Value value = line >= 0 && field.equals("sku")
                        ? Value.ofText(((Transaction) event).items().get(line).sku())
                        : EventFields.of(event, field);
                if (value instanceof Value.Text text) {
                    parts.add(field.replace("%", "%25").replace("&", "%26").replace("=", "%3D") + "="
                            + text.value().replace("%", "%25").replace("&", "%26"));
                }
            }
            if (parts.size() == by.size()) {
                keys.computeIfAbsent(by.isEmpty() ? "*" : String.join("&", parts), none -> new TreeSet<>())
                        .add(line);
            }
        }
        return keys;
    }

    private static boolean same(Event a, Event b) {
        return a instanceof StockChange ? a.equals(b) : name(a).equals(name(b));
    }

    static String name(Event event) {
        return event.type() + ":" + event.id();
    }
}
