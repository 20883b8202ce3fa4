package dev.weir.engine.route;

import dev.weir.engine.message.Failures;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.value.EvaluationException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The subjects about whom one event may trigger a decision, and which keys each of them needs an answer of. The event's
 * own subject gets the answers of all keys; another only those that the rules about it need, since most rules are about
 * the event's own subject and each answer is a message. For one use.
 */
final class Askers {
    private final Event event;
    private final TypePlan plan;
    /** By subject, the keys of which it needs an answer; empty if there is only one, which needs all. */
    private List<BitSet> asked = List.of();

    private List<String> subjects = List.of();
    private int[] expected = {};

    private Askers(Event event, TypePlan plan) {
        this.event = event;
        this.plan = plan;
    }

    /** Finds the subjects without duplicates; most events have only their own. */
    static Askers of(Event event, TypePlan plan, Rulebook rulebook, Failures failures) {
        Askers askers = new Askers(event, plan);
        String own = Subjects.of(event);
        boolean always = event.type().isAlwaysAnswered();
        if (always && !plan.announcesMatches() && plan.subjectGivers().isEmpty()) {
            askers.subjects = List.of(own);
        } else {
            askers.asked = new ArrayList<>(2);
            askers.subjects = new ArrayList<>(2);
            if (always) {
                askers.placeOf(own);
            }
            askers.find(new EventScope(event, rulebook.lists()), failures);
            askers.subjects = List.copyOf(askers.subjects);
        }
        askers.expected = new int[askers.subjects.size()];
        return askers;
    }

    private void find(EventScope atHand, Failures failures) {
        for (RulePlan rule : plan.subjectGivers()) {
            add(rule, atHand, failures);
        }
        if (plan.announcesMatches()) {
            for (RulePlan rule : plan.matchRules().values()) {
                if (rule.tellsSubject()) {
                    add(rule, atHand, failures);
                }
            }
        }
    }

    private void add(RulePlan rule, EventScope atHand, Failures failures) {
        String subject;
        try {
            subject = Subjects.of(rule.rule(), atHand);
        } catch (EvaluationException e) {
            failures.add(rule.rule().id());
            subject = Subjects.usual(rule.rule(), event);
        }
        if (!subject.isEmpty()) {
            BitSet keys = asked.get(placeOf(subject));
            for (int i = 0; i < rule.asked().size(); i++) {
                keys.set(rule.asked().get(i));
            }
        }
    }

    /** Returns the place of a subject, which is added unless it is known. */
    private int placeOf(String subject) {
        int known = subjects.indexOf(subject);
        if (known >= 0) {
            return known;
        }
        int keys = plan.keys().size();
        BitSet needed = new BitSet(keys);
        if (subject.equals(Subjects.of(event))) {
            needed.set(0, keys);
        } else {
            plan.askedByAll().forEach(needed::set);
        }
        subjects.add(subject);
        asked.add(needed);
        return subjects.size() - 1;
    }

    /** Returns all subjects; the event's own is the first of them if the event is always answered. */
    List<String> subjects() {
        return subjects;
    }

    /** Returns the subjects that need the answer of a key plan, by its number. */
    List<String> of(int key) {
        int some = 0;
        for (int i = 0; i < asked.size(); i++) {
            some += asked.get(i).get(key) ? 1 : 0;
        }
        if (some == asked.size()) {
            return subjects;
        }
        List<String> needing = new ArrayList<>(some);
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).get(key)) {
                needing.add(subjects.get(i));
            }
        }
        return needing;
    }

    /** Notes that this number of answers will go to each of these subjects. */
    void expect(List<String> answered, int answers) {
        for (int i = 0, at = 0; at < answered.size(); i++) {
            if (answered.get(at).equals(subjects.get(i))) {
                expected[i] += answers;
                at++;
            }
        }
    }

    /** Returns the number of answers that go to the subject at this place. */
    int expectedBy(int subject) {
        return expected[subject];
    }
}
