package dev.weir.engine.route;

import dev.weir.engine.join.Joining;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Routed;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.events.definition.LinkedBack;
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
        if (event instanceof LinkedBack back) {
            return LateRouter.route(back, plan, rulebook.epoch(), correlationId);
        }
        Failures failures = new Failures();
        Askers askers = Askers.of(event, plan, rulebook, failures);
        Event withoutLines = event.items().isEmpty() ? event : event.withItems(List.of());
        List<Routed> toKeys = List.of();
        for (int i = 0; i < plan.keys().size(); i++) {
            KeyPlan keyPlan = plan.keys().get(i);
            List<String> subjects = keyPlan.answers() ? askers.of(i) : List.of();
            if (!subjects.isEmpty() || keyPlan.remembers()) {
                Event part = keyPlan.lines() == KeyPlan.Lines.NONE ? withoutLines : event;
                String key = keyPlan.reader().onlyKeyOf(part);
                Routed whole = new Routed(rulebook.epoch(), correlationId, i, key, part, subjects);
                int before = toKeys.size();
                toKeys = withKeysOf(keyPlan, whole, toKeys, plan.keys().size());
                if (toKeys.size() == before) {
                    keyPlan.addFailures(event, failures);
                }
                askers.expect(subjects, toKeys.size() - before);
            }
        }
        boolean none = askers.subjects().isEmpty();
        String first = none ? "" : askers.subjects().get(0);
        int answers = none ? 0 : askers.expectedBy(0);
        Announced own = new Announced(rulebook.epoch(), correlationId, first, event, answers, true, recordMillis);
        return new Routing(toKeys, announced(own, askers), failures.rules());
    }

    /**
     * Returns messages together with those to the keys of one plan. The cost is linear in the number of lines.
     *
     * @param whole the message to the only key, if the plan gives one
     * @param before returned changed, if there are several
     * @param most how many there usually are at most
     */
    static List<Routed> withKeysOf(KeyPlan plan, Routed whole, List<Routed> before, int most) {
        boolean one = plan.reader().givesOne();
        if (one && whole.key().isEmpty()) {
            return before;
        }
        if (one && before.isEmpty()) {
            return List.of(whole); // most events go to one key, for which nothing has to be collected
        }
        List<Routed> all = before instanceof ArrayList ? before : new ArrayList<>(most);
        if (all.isEmpty()) {
            all.addAll(before);
        }
        if (one) {
            all.add(whole);
        } else {
            addKeysOf(plan, whole, all);
        }
        return all;
    }

    private static void addKeysOf(KeyPlan plan, Routed whole, List<Routed> all) {
        Event event = whole.event();
        if (plan.lines() == KeyPlan.Lines.OWN) {
            plan.reader().linesByKey(event).forEach((key, lines) -> all.add(whole.to(key, event.withItems(lines))));
        } else {
            plan.reader().keysOf(event).forEach(key -> all.add(whole.to(key, event)));
        }
    }

    private static List<Announced> announced(Announced event, Askers askers) {
        List<String> subjects = askers.subjects();
        if (subjects.size() == 1) {
            return List.of(event);
        }
        boolean joined = event.event().type().isAlwaysAnswered();
        List<Announced> toSubjects = new ArrayList<>(subjects.size());
        for (int i = 0; i < subjects.size(); i++) {
            int parts = i == 0 ? subjects.size() : 0;
            Joining joining = joined ? new Joining(subjects.get(0), event.correlationId(), parts) : Joining.NONE;
            toSubjects.add(event.to(subjects.get(i), askers.expectedBy(i), i == 0, joining));
        }
        return toSubjects;
    }
}
