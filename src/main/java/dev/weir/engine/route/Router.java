package dev.weir.engine.route;

import dev.weir.engine.join.Joining;
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
 * is always sent to its subject, and has one decision however many subjects it is sent to.
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
        Failures failures = new Failures();
        List<String> subjects = subjectsOf(event, plan, rulebook, failures);
        Event withoutLines = event.items().isEmpty() ? event : event.withItems(List.of());
        List<Routed> toKeys = List.of();
        int signals = 0;
        for (int i = 0; i < plan.keys().size(); i++) {
            KeyPlan keyPlan = plan.keys().get(i);
            boolean asked = keyPlan.answers() && !subjects.isEmpty();
            if (asked || keyPlan.remembers()) {
                Event part = keyPlan.lines() == KeyPlan.Lines.NONE ? withoutLines : event;
                List<Routed> routed = toKeys(
                        keyPlan,
                        new Routed(
                                rulebook.epoch(),
                                correlationId,
                                i,
                                keyPlan.reader().onlyKeyOf(part),
                                part,
                                asked ? subjects : List.of()));
                if (routed.isEmpty() && keyPlan.reader().failsFor(event)) {
                    keyPlan.addTo(failures);
                }
                signals += asked ? routed.size() : 0;
                toKeys = joined(toKeys, routed, plan.keys().size());
            }
        }
        String first = subjects.isEmpty() ? "" : subjects.get(0);
        Announced own = new Announced(rulebook.epoch(), correlationId, first, event, signals, true, recordMillis);
        return new Routing(toKeys, announced(own, subjects), failures.rules());
    }

    /** Returns both lists; most events go to one key, for which nothing has to be collected. */
    private static List<Routed> joined(List<Routed> before, List<Routed> more, int keys) {
        if (before.isEmpty() || more.isEmpty()) {
            return before.isEmpty() ? more : before;
        }
        List<Routed> both = before instanceof ArrayList ? before : new ArrayList<>(keys);
        if (both.isEmpty()) {
            both.addAll(before);
        }
        both.addAll(more);
        return both;
    }

    /**
     * Returns the messages to the keys of one plan. The cost is linear in the number of lines.
     *
     * @param whole the message to the only key, if the plan gives one
     */
    private static List<Routed> toKeys(KeyPlan plan, Routed whole) {
        if (plan.reader().givesOne()) {
            return whole.key().isEmpty() ? List.of() : List.of(whole);
        }
        Event event = whole.event();
        List<Routed> toKeys = new ArrayList<>();
        if (plan.lines() == KeyPlan.Lines.OWN) {
            plan.reader().linesByKey(event).forEach((key, lines) -> toKeys.add(whole.to(key, event.withItems(lines))));
        } else {
            plan.reader().keysOf(event).forEach(key -> toKeys.add(whole.to(key, event)));
        }
        return toKeys;
    }

    private static List<Announced> announced(Announced own, List<String> subjects) {
        if (subjects.size() == 1) {
            return List.of(own);
        }
        boolean joined = own.event().type().isAlwaysAnswered();
        List<Announced> toSubjects = new ArrayList<>(subjects.size());
        for (String subject : subjects) {
            boolean first = toSubjects.isEmpty();
            int parts = first ? subjects.size() : 0;
            Joining joining = joined ? new Joining(subjects.get(0), own.correlationId(), parts) : Joining.NONE;
            toSubjects.add(own.to(subject, first, joining));
        }
        return toSubjects;
    }

    /** Returns the subjects without duplicates. Most events have only their own. */
    private static List<String> subjectsOf(Event event, TypePlan plan, Rulebook rulebook, Failures failures) {
        boolean always = event.type().isAlwaysAnswered();
        if (always && !plan.announcesMatches() && plan.subjectGivers().isEmpty()) {
            return List.of(Subjects.of(event));
        }
        EventScope atHand = new EventScope(event, rulebook.lists());
        List<String> subjects = new ArrayList<>(2);
        if (always) {
            subjects.add(Subjects.of(event));
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
        return List.copyOf(subjects);
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
