package dev.weir.engine.profile;

import dev.weir.engine.index.Candidates;
import dev.weir.engine.index.ProbedValues;
import dev.weir.engine.plan.PatternPlan;
import dev.weir.engine.plan.PatternStart;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.rules.list.Lists;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Determines which patterns of a key an event has to be passed to. Patterns that begin alike share their open matches,
 * under an id of their own, until an event arrives that one of them may wait for: that pattern takes over its part and
 * continues on its own, until it has no open match and nothing is left of the shared matches that it took. A pattern
 * with a state of its own, even an empty one, does not take part in sharing.
 *
 * <p>Reused for each event; for use by one thread.
 */
final class SharedBeginnings {
    /** From this many open matches on, each pattern continues on its own, within its own bounds. */
    private static final int MOST_SHARED = 100_000;

    private final BitSet due = new BitSet();
    /** The patterns with a state of their own. */
    private final BitSet separate = new BitSet();
    /** The patterns that take over their part. */
    private final BitSet woken = new BitSet();

    private final List<PatternStart> shared = new ArrayList<>();
    private final Candidates candidates = new Candidates();
    private @Nullable PatternsAtEvent met;

    /** The event as the index reads it. */
    private record Probed(PatternsAtEvent met) implements ProbedValues {
        @Override
        public Event event() {
            return met.atHand().event();
        }

        @Override
        public Lists lists() {
            return met.atHand().lists();
        }

        @Override
        public Value answer(int key, int request) {
            return Value.absent();
        }
    }

    private PatternsAtEvent met() {
        if (met == null) {
            throw new IllegalStateException("no event is at hand");
        }
        return met;
    }

    private Map<String, HeldPattern> held() {
        return met().state().patterns();
    }

    /** Starts with another event. */
    void begin(PatternsAtEvent event) {
        met = event;
        due.clear();
        separate.clear();
        woken.clear();
        shared.clear();
        if (!held().isEmpty()) {
            held().forEach(this::addSeparate);
        }
    }

    private void addSeparate(String id, HeldPattern held) {
        int place = met().plans().placeOf(id);
        if (place >= 0) {
            separate.set(place);
            due.set(place, !held.state().isIdle());
        }
    }

    /** Finds the sharing patterns that may wait for the event. */
    void wake(PatternStart start) {
        if (!start.isShared() || !held().containsKey(start.sharedId())) {
            return;
        }
        start.next().find(new Probed(met()), candidates);
        for (int i = candidates.next(0); i >= 0; i = candidates.next(i + 1)) {
            if (start.waits(i)) {
                wake(start.member(i));
            }
        }
        shared.add(start);
    }

    private void wake(int place) {
        if (!separate.get(place)) {
            woken.set(place);
            due.set(place);
        }
    }

    /** Returns whether some pattern that could begin does not get the event anyway. */
    boolean isAsked(PatternStart start) {
        if (start.anyBegins() && start.mayBegin()) {
            for (int i = 0; i < start.members(); i++) {
                if (start.begins(i) && !due.get(start.member(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Notes that the event begins these patterns. */
    void mark(PatternStart start) {
        HeldPattern log = start.isShared() ? held().get(start.sharedId()) : null;
        boolean full = log != null && log.state().sharedCount() >= most(start);
        boolean allShare = !full && !isAlone(start, log) && separate.isEmpty() && woken.isEmpty();
        boolean together = allShare ? start.anyBegins() : markEach(start, log, full);
        if (together && log == null) {
            shared.add(start);
        }
    }

    /** Returns whether the event begins any that share. */
    private boolean markEach(PatternStart start, @Nullable HeldPattern log, boolean full) {
        boolean together = false;
        for (int i = 0; i < start.members(); i++) {
            int place = start.member(i);
            boolean alone = isAlone(start, log) || separate.get(place) || woken.get(place);
            if (!alone && full) {
                wake(place);
            } else if (start.begins(i) && alone) {
                due.set(place);
            } else if (start.begins(i)) {
                together = true;
            }
        }
        return together;
    }

    /**
     * Returns whether a pattern would be the only one to share; a single pattern does not start to share with itself.
     */
    private static boolean isAlone(PatternStart start, @Nullable HeldPattern log) {
        return !start.isShared() || (log == null && start.members() == 1);
    }

    /** Returns whether an event that begins these patterns begins any that share. */
    boolean beginsTogether(PatternStart start) {
        for (int i = 0; i < start.members(); i++) {
            int place = start.member(i);
            if (start.begins(i) && !separate.get(place) && !woken.get(place)) {
                return true;
            }
        }
        return false;
    }

    private static int most(PatternStart start) {
        return Math.min(
                MOST_SHARED, start.asked().pattern().compiled().definition().maxOpen());
    }

    /** Returns whether any pattern has to get the event. */
    boolean isAnythingDue() {
        return !due.isEmpty() || !shared.isEmpty();
    }

    /** Returns the indexes of the patterns that get the event on their own. */
    BitSet due() {
        return due;
    }

    /** Returns the groups that get the event together. */
    List<PatternStart> shared() {
        return shared;
    }

    /** Lets the patterns that were found take over their matches: usually few of many that share. */
    void takeOver() {
        for (int place = woken.nextSetBit(0); place >= 0; place = woken.nextSetBit(place + 1)) {
            for (PatternStart start : shared) {
                if (start.hasMember(place)) {
                    takeOver(place, held().get(start.sharedId()));
                }
            }
        }
    }

    private void takeOver(int place, @Nullable HeldPattern log) {
        if (log != null) {
            PatternPlan plan = met().plans().get(place);
            held().put(
                            plan.id(),
                            HeldPattern.of(log.state().partOf(plan.pattern().compiled(), plan::covers)));
        }
    }

    /** Drops the state of patterns that continued on their own and have no open match, once no shared match is left. */
    void tidy() {
        separate.or(due);
        for (PatternStart start : met().plans().starts()) {
            if (start.isShared() && !held().containsKey(start.sharedId())) {
                tidy(start);
            }
        }
    }

    private void tidy(PatternStart start) {
        for (int i = 0; i < start.members(); i++) {
            if (separate.get(start.member(i))) {
                String id = met().plans().get(start.member(i)).id();
                HeldPattern own = held().get(id);
                if (own != null && own.state().isIdle()) {
                    held().remove(id);
                }
            }
        }
    }
}
