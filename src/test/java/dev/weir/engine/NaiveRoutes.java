package dev.weir.engine;

import dev.weir.engine.plan.Subjects;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Fingerprint;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of each epoch, and whom an event concerns by them: its keys, its subjects and what those wait for. */
final class NaiveRoutes {
    private final Map<Long, List<Rule>> rulebooks = new HashMap<>();
    private final Map<Long, Lists> lists = new HashMap<>();

    List<Rule> rulesOf(long epoch) {
        return Objects.requireNonNull(rulebooks.get(epoch));
    }

    void rules(long epoch, List<Rule> rules, Lists listsOfEpoch) {
        rulebooks.put(epoch, rules);
        lists.put(epoch, listsOfEpoch);
    }

    EventScope scopeOf(Event event, long epoch) {
        return new EventScope(event, Objects.requireNonNull(lists.get(epoch)));
    }

    /** The keys that an event has to reach. */
    Set<String> keysOf(Event event, long epoch) {
        Set<String> keys = new LinkedHashSet<>();
        for (List<String> by : combinations(epoch)) {
            boolean fed = featuresBy(by, epoch)
                    .anyMatch(f -> f.aggregate().orElseThrow().over().equals(event.type()));
            boolean stock = by.equals(List.of("sku")) && event instanceof StockChange;
            boolean asked = subjectsOf(event, epoch).stream().anyMatch(subject -> isAsked(by, event, epoch, subject));
            if (fed || stock || asked) {
                keys.addAll(NaiveProfiles.keysOf(event, by).keySet());
            }
        }
        return keys;
    }

    /** Whom an event may call for a decision about. */
    Set<String> subjectsOf(Event event, long epoch) {
        Set<String> subjects = new LinkedHashSet<>();
        if (event instanceof Transaction) {
            subjects.add(Subjects.of(event));
        }
        for (Rule rule : rulesOf(epoch)) {
            if (isTriggeredBy(rule, event)) {
                subjects.add(subjectOf(rule, scopeOf(event, epoch)));
            }
        }
        subjects.remove("");
        return subjects;
    }

    /** The keys of which a subject needs an answer: its own one all, another those that the rules about it ask. */
    Set<String> waitedFor(Event event, long epoch, String subject) {
        Set<String> waitedFor = new HashSet<>();
        for (List<String> by : combinations(epoch)) {
            if (isAsked(by, event, epoch, subject)) {
                waitedFor.addAll(NaiveProfiles.keysOf(event, by).keySet());
            }
        }
        return waitedFor;
    }

    private boolean isAsked(List<String> by, Event event, long epoch, String subject) {
        boolean sku = by.equals(List.of("sku"));
        boolean asked = rulesOf(epoch).stream()
                .filter(rule -> isTriggeredBy(rule, event))
                .filter(rule ->
                        subject.equals(Subjects.of(event)) || subject.equals(subjectOf(rule, scopeOf(event, epoch))))
                .anyMatch(rule -> (sku && rule.usesStock())
                        || rule.features().stream()
                                .anyMatch(f -> f.definition().by().equals(by)));
        return asked || (sku && event.type().equals(EventType.INVENTORY));
    }

    private Set<List<String>> combinations(long epoch) {
        Set<List<String>> combinations = new LinkedHashSet<>(Set.of(List.of("sku")));
        for (Rule rule : rulesOf(epoch)) {
            rule.features()
                    .forEach(feature -> combinations.add(feature.definition().by()));
        }
        return combinations;
    }

    private Stream<RuleFeature> featuresBy(List<String> by, long epoch) {
        return rulesOf(epoch).stream()
                .flatMap(rule -> rule.features().stream())
                .filter(feature -> feature.definition().by().equals(by));
    }

    static boolean isTriggeredBy(Rule rule, Event event) {
        return rule.mode() != Mode.OFF && rule.triggers().contains(event.type());
    }

    static boolean isChosen(Rule rule, String subject) {
        long hash = Fingerprint.of(rule.id(), subject);
        return Long.remainderUnsigned(hash, 10_000) < rule.rolloutPercent() * 100;
    }

    static String subjectOf(Rule rule, EventScope atHand) {
        if (rule.subject().isEmpty()) {
            return Subjects.of(atHand.event());
        }
        NaiveScope scope = new NaiveScope(
                atHand, rule, (name, line) -> Value.absent(), line -> Optional.empty(), (question, within) -> 0);
        try {
            return rule.subject().get().evaluate(scope) instanceof Value.Text text ? text.value() : "";
        } catch (EvaluationException e) {
            return Subjects.of(atHand.event());
        }
    }
}
