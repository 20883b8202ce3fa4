package dev.weir.engine;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Correlated;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.Subjects;
import dev.weir.events.Event;
import dev.weir.events.LineItem;
import dev.weir.events.Stock;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The specification of the engine: it keeps every event that ever arrived at a key, works each feature out from all of
 * them again, and looks everything up by name. It is told what arrives where and when, for on that the right answer
 * hangs; what follows from it is its own.
 */
final class NaiveEngine {
    /** A decision that a rule of its epoch asked for. */
    private record Remembered(String question, String subject, long atMillis) {}

    private record EventAnswers(String event, long correlationId, long epoch, String subject) {}

    private final NaiveRoutes routes = new NaiveRoutes();
    private final NaiveProfiles profiles = new NaiveProfiles();
    private final Map<EventAnswers, Set<String>> received = new HashMap<>();
    private final Map<EventAnswers, Announced> announced = new HashMap<>();
    private final Map<String, Map<EventAnswers, Event>> waiting = new HashMap<>();
    private final NaiveJoins joins = new NaiveJoins();
    private final Set<String> decided = new HashSet<>();
    private final List<Remembered> remembered = new ArrayList<>();
    private final NaiveFirings firings;

    NaiveEngine(FiringPolicies policies) {
        firings = new NaiveFirings(policies);
    }

    /** The rules of each epoch, and whom an event concerns by them. */
    NaiveRoutes routes() {
        return routes;
    }

    /** An event reaches a key. */
    void arrive(Routed routed) {
        profiles.arrive(routed, routes.scopeOf(routed.event(), routed.epoch()), routes.rulesOf(routed.epoch()));
    }

    /** A message reaches a subject; what is decided, now that no earlier announcement to the subject is waited for. */
    List<Decision> receive(Correlated message, Event event, long nowMillis) {
        EventAnswers place = new EventAnswers(
                NaiveProfiles.name(event), message.correlationId(), message.epoch(), message.subject());
        if (message instanceof Announced announcement) {
            announced.putIfAbsent(place, announcement);
            waiting.computeIfAbsent(place.subject(), unheard -> new LinkedHashMap<>())
                    .put(place, event);
        } else {
            received.computeIfAbsent(place, unheard -> new HashSet<>()).add(((Signal) message).key());
        }
        List<Decision> made = new ArrayList<>();
        Map<EventAnswers, Event> inOrder = waiting.getOrDefault(place.subject(), Map.of());
        for (EventAnswers first : List.copyOf(inOrder.keySet())) {
            Event of = Objects.requireNonNull(inOrder.get(first));
            Set<String> waitedFor = routes.waitedFor(of, first.epoch(), first.subject());
            if (!received.getOrDefault(first, Set.of()).equals(waitedFor)) {
                break;
            }
            inOrder.remove(first);
            Optional<Decision> said = decide(first, of, nowMillis, waitedFor);
            joins.join(said, first.subject(), first.correlationId(), routes.subjectsOf(of, first.epoch()), of)
                    .ifPresent(made::add);
        }
        return made;
    }

    private Optional<Decision> decide(EventAnswers place, Event event, long nowMillis, Set<String> keys) {
        for (String key : keys) {
            if (!profiles.answer(place.correlationId(), key).news()) {
                return Optional.empty();
            }
        }
        if (!decided.add(place.event() + "@" + place.subject())) {
            return Optional.empty();
        }
        List<Reason> live = new ArrayList<>();
        List<Reason> shadow = new ArrayList<>();
        Map<String, Rule> rules = new HashMap<>();
        for (Rule rule : routes.rulesOf(place.epoch())) {
            rules.put(rule.id(), rule);
            ask(rule, place, event).ifPresent(rule.mode() == Mode.SHADOW ? shadow::add : live::add);
        }
        live.sort(NaiveJoins::compare);
        List<Considered> considered = new ArrayList<>();
        List<Reason> out = NaiveGroups.out(
                live,
                rules,
                (rule, reason) -> {
                    Optional<String> holdout = firings.holdout(rule, place.subject());
                    holdout.ifPresent(name -> shadow.add(reason.heldOutBy(name)));
                    return holdout.isPresent() ? "holdout" : firings.rests(rule, place.subject(), event);
                },
                considered);
        boolean heldOut = shadow.stream().anyMatch(reason -> !reason.holdout().isEmpty());
        boolean own = event instanceof Transaction && place.subject().equals(Subjects.of(event));
        if (out.isEmpty() && !heldOut && !(event instanceof Transaction)) {
            return Optional.empty();
        }
        Decision decision = NaiveJoins.decision(
                event, new NaiveJoins.About(place.subject(), nowMillis, place.epoch()), out, shadow, considered);
        if (own || !decision.reasons().isEmpty()) {
            remember(decision, place);
        }
        return Optional.of(decision);
    }

    private void remember(Decision decision, EventAnswers place) {
        Set<String> asked = new HashSet<>();
        for (Rule rule : routes.rulesOf(place.epoch())) {
            rule.lookbacks().outcomes().keySet().forEach(outcome -> asked.add("outcome " + outcome));
            rule.lookbacks().counted().keySet().forEach(outcome -> asked.add("count " + outcome));
            rule.lookbacks().rules().keySet().forEach(other -> asked.add("rule " + other));
        }
        Set<String> answers = new HashSet<>();
        answers.add("outcome " + decision.outcome());
        answers.add("count " + decision.outcome());
        for (Reason reason : decision.reasons()) {
            answers.add("outcome " + reason.outcome());
            answers.add("count " + reason.outcome());
            answers.add("rule " + reason.rule());
        }
        answers.retainAll(asked);
        answers.forEach(answer -> remembered.add(new Remembered(answer, place.subject(), decision.eventTimeMillis())));
    }

    private int times(String question, String subject, long atMillis, long withinMillis) {
        return (int) remembered.stream()
                .filter(one -> one.question().equals(question)
                        && one.subject().equals(subject)
                        && one.atMillis() <= atMillis
                        && one.atMillis() > atMillis - withinMillis)
                .count();
    }

    private Optional<Reason> ask(Rule rule, EventAnswers place, Event event) {
        long at = event.timestampMillis();
        NaiveScope scope = new NaiveScope(
                routes.scopeOf(event, place.epoch()),
                rule,
                (name, line) -> value(rule, name, line, place, event),
                line -> stockSeen(line, place, event),
                (question, within) -> times(question, place.subject(), at, within));
        try {
            if (!NaiveRoutes.isTriggeredBy(rule, event)
                    || at < rule.activeFromMillis()
                    || at >= rule.activeUntilMillis()
                    || !NaiveRoutes.subjectOf(rule, routes.scopeOf(event, place.epoch()))
                            .equals(place.subject())
                    || !NaiveRoutes.isChosen(rule, place.subject())
                    || !rule.when().evaluate(scope).equals(new Value.Bool(true))) {
                return Optional.empty();
            }
            Map<String, Value> params = new HashMap<>();
            for (String param : rule.params().keySet()) {
                valueOf(rule.params().get(param), scope).ifPresent(value -> params.put(param, value));
            }
            double score = ((Value.Int) rule.score().evaluate(scope)).value();
            return Optional.of(new Reason(
                    rule.id(),
                    rule.version(),
                    rule.outcome(),
                    score,
                    rule.exposure().priority(),
                    params,
                    Map.of(),
                    shown(rule, place, event),
                    new Standing("", "", rule.rank().isFinal(), "", RandomRanks.pointsOf(rule))));
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }

    /** None if it fails. */
    private static Optional<Value> valueOf(Expression expression, Scope scope) {
        try {
            return Optional.of(expression.evaluate(scope));
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }

    private Map<String, Value> shown(Rule rule, EventAnswers place, Event event) {
        Map<String, Value> shown = new HashMap<>();
        for (RuleFeature feature : rule.features()) {
            Value value = feature.perLine()
                    ? bySku(rule, feature.name(), place, event)
                    : value(rule, feature.name(), -1, place, event);
            if (value.isPresent()) {
                shown.put(feature.name(), value);
            }
        }
        return shown;
    }

    private Value bySku(Rule rule, String name, EventAnswers place, Event event) {
        Map<String, Value> bySku = new HashMap<>();
        List<LineItem> items = ((Transaction) event).items();
        for (int line = 0; line < items.size(); line++) {
            Value value = value(rule, name, line, place, event);
            if (value.isPresent()) {
                bySku.put(items.get(line).sku(), value);
            }
        }
        return bySku.isEmpty() ? Value.absent() : new Value.Entries(bySku);
    }

    private Value value(Rule rule, String name, int line, EventAnswers place, Event event) {
        for (RuleFeature feature : rule.features()) {
            if (feature.name().equals(name)) {
                for (Map.Entry<String, Set<Integer>> key :
                        NaiveProfiles.keysOf(event, feature.definition().by()).entrySet()) {
                    if (key.getValue().contains(line)) {
                        return NaiveProfiles.compute(
                                feature,
                                key.getKey(),
                                profiles.answer(place.correlationId(), key.getKey()),
                                event.timestampMillis());
                    }
                }
            }
        }
        return Value.absent();
    }

    private Optional<Stock> stockSeen(int line, EventAnswers place, Event event) {
        for (Map.Entry<String, Set<Integer>> key :
                NaiveProfiles.keysOf(event, List.of("sku")).entrySet()) {
            if (key.getValue().contains(line)) {
                return profiles.answer(place.correlationId(), key.getKey()).stock();
            }
        }
        return Optional.empty();
    }
}
