package dev.weir.engine.guard;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The windows of guards, for tallies that only say which rules were asked together: then a window that these rules share
 * is found once, and not for each rule. It holds as long as no rule gets another window.
 */
final class AskedWindows {
    private final Map<String, Guards.Watched> byRule;
    private final Set<SubjectWindow> ofBlocked = newSet();
    /** By the list of rules, which is told by its identity: the windows that they share with no other rule. */
    private final IdentityHashMap<List<WatchedRule>, Set<SubjectWindow>> ofFailed = new IdentityHashMap<>();

    /** Creates a view of these rules. */
    AskedWindows(Map<String, Guards.Watched> byRule) {
        this.byRule = byRule;
        for (Map.Entry<String, Guards.Watched> watched : byRule.entrySet()) {
            if (Guards.countsDecisions(watched.getKey(), watched.getValue())) {
                ofBlocked.add(watched.getValue().blocked());
            }
        }
    }

    private static Set<SubjectWindow> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Returns whether a tally can be added: it says nothing of single rules, and their windows are known and their own. */
    boolean takes(GuardTally tally) {
        if (!tally.rules().isEmpty()) {
            return false;
        }
        for (GuardTally.Asked together : tally.asked()) {
            if (ofFailed.computeIfAbsent(together.rules(), this::windowsOf).isEmpty()
                    && !together.rules().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the windows of these rules; none if a rule is not watched in this version, or a window is also another's. */
    private Set<SubjectWindow> windowsOf(List<WatchedRule> rules) {
        Map<String, WatchedRule> byId = new HashMap<>();
        Set<SubjectWindow> windows = newSet();
        for (WatchedRule rule : rules) {
            Guards.Watched watched = byRule.get(rule.id());
            if (watched == null || !watched.is(rule)) {
                return Set.of();
            }
            byId.put(rule.id(), rule);
            windows.add(watched.failed());
        }
        for (Map.Entry<String, Guards.Watched> other : byRule.entrySet()) {
            if (!byId.containsKey(other.getKey())
                    && windows.contains(other.getValue().failed())) {
                return Set.of();
            }
        }
        return windows;
    }

    /**
     * Adds a tally that it takes.
     *
     * @return whether some rule failed or blocked lately, so that there may be a reason to switch it off
     */
    boolean add(GuardTally tally) {
        boolean any = add(tally, tally.decided(), ofBlocked);
        for (GuardTally.Asked together : tally.asked()) {
            any |= add(tally, together.subjects(), ofFailed.getOrDefault(together.rules(), Set.of()));
        }
        return any;
    }

    private static boolean add(GuardTally tally, BitSet places, Set<SubjectWindow> windows) {
        boolean any = false;
        for (SubjectWindow window : windows) {
            window.sampled(tally.noughts());
            for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
                window.add(tally.second(), tally.subjects().get(place), false);
            }
            any |= window.hasAffected();
        }
        return any;
    }
}
