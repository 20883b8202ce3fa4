package dev.weir.engine.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that are evaluated for every event of a plan, as one instance announced them.
 *
 * @param number as in {@link TallyNote.Asks}
 * @param rules as in {@link TallyNote.Asks}
 * @param byId the same
 * @param overlapping the numbers of the plans known before that have a rule in common with it
 */
record AskedPlan(int number, List<WatchedRule> rules, Map<String, WatchedRule> byId, Set<Integer> overlapping) {

    /** Returns the rules that a note announces; of the plans known before, the numbers are lower. */
    static AskedPlan of(TallyNote.Asks asks, Collection<AskedPlan> known) {
        Map<String, WatchedRule> byId = new HashMap<>();
        asks.rules().forEach(rule -> byId.put(rule.id(), rule));
        Set<Integer> overlapping = new HashSet<>();
        for (AskedPlan plan : known) {
            if (plan.rules.stream().anyMatch(rule -> byId.containsKey(rule.id()))) {
                overlapping.add(plan.number);
            }
        }
        return new AskedPlan(asks.plan(), asks.rules(), byId, overlapping);
    }

    /**
     * Returns whether no rule is in this plan and in one before, as in plans for different types of event; a plan that was
     * no longer known when this one was announced may be any.
     */
    boolean isApartFrom(AskedPlan before) {
        return number - before.number < TallyNote.MOST_PLANS && !overlapping.contains(before.number);
    }
}
