package dev.weir.engine.route;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Routed;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.value.EvaluationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends an event once to each key that needs it (a transaction to the key of a sku only with the lines of that sku),
 * and once to each subject about whom it may trigger a decision. An event that no rule uses is not sent; a transaction
 * is always sent to its subject.
 */
public final class Router {
    private Router() {}

    /**
     * Routes an event for which the time of writing its record is not known.
     *
     * @param correlationId an id that no other event in flight has, not even a repetition of this one
     */
    public static Routing route(Event event, Rulebook rulebook, long correlationId) {
        return route(event, rulebook, correlationId, Announced.UNKNOWN);
    }

    /**
     * Routes an event.
     *
     * @param recordMillis when the record of the event was written; {@link Announced#UNKNOWN} if not known
     */
    public static Routing route(Event event, Rulebook rulebook, long correlationId, long recordMillis) {
        TypePlan plan = rulebook.of(event.type());
        List<String> subjects = new ArrayList<>(1);
        Failures failures = subjectsOf(new EventScope(event, rulebook.lists()), plan, subjects);
        List<Routed> toKeys = new ArrayList<>(plan.keys().size());
        int signals = 0;
        for (int i = 0; i < plan.keys().size(); i++) {
            KeyPlan keyPlan = plan.keys().get(i);
            boolean asked = keyPlan.answers() && !subjects.isEmpty();
            if (asked || keyPlan.remembers()) {
                int before = toKeys.size();
                Routed whole = new Routed(rulebook.epoch(), correlationId, i, "", event, asked ? subjects : List.of());
                addKeys(keyPlan, whole, toKeys);
                signals += asked ? toKeys.size() - before : 0;
            }
        }
        List<Announced> toSubjects = new ArrayList<>(subjects.size());
        for (String subject : subjects) {
            boolean primary = toSubjects.isEmpty();
            toSubjects.add(
                    new Announced(rulebook.epoch(), correlationId, subject, event, signals, primary, recordMillis));
        }
        return new Routing(toKeys, toSubjects, failures.rules());
    }

    /** The cost of a transaction with a thousand lines is linear in the lines, not quadratic. */
    private static void addKeys(KeyPlan plan, Routed whole, List<Routed> toKeys) {
        if (plan.ownLines()) {
            Event event = whole.event();
            plan.reader().linesByKey(event).forEach((key, lines) -> toKeys.add(whole.to(key, event.withItems(lines))));
        } else {
            for (String key : plan.reader().keysOf(whole.event())) {
                toKeys.add(whole.to(key, whole.event()));
            }
        }
    }

    private static Failures subjectsOf(EventScope atHand, TypePlan plan, List<String> subjects) {
        Failures failures = new Failures();
        if (atHand.event().type().isAlwaysAnswered()) {
            subjects.add(Subjects.of(atHand.event()));
        }
        for (RulePlan rule : plan.subjectGivers()) {
            addSubject(rule, atHand, subjects, failures);
        }
        if (plan.announcesMatches()) {
            for (RulePlan rule : plan.matchRules().values()) {
                if (tellsSubject(rule)) {
                    addSubject(rule, atHand, subjects, failures);
                }
            }
        }
        return failures;
    }

    /** Returns whether an event determines the subject before its matches are known. */
    private static boolean tellsSubject(RulePlan rule) {
        return rule.rule().pattern().isPresent() && !rule.rule().pattern().get().subjectLooksBack();
    }

    private static void addSubject(RulePlan rule, EventScope atHand, List<String> subjects, Failures failures) {
        String subject;
        try {
            subject = Subjects.of(rule.rule(), atHand);
        } catch (EvaluationException e) {
            failures.add(rule.rule().id());
            subject = Subjects.usual(rule.rule(), atHand.event());
        }
        if (!subject.isEmpty() && !subjects.contains(subject)) {
            subjects.add(subject);
        }
    }
}
