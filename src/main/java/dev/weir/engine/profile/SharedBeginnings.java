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
 * Which patterns of a key an event has to meet. Patterns that begin alike share what is open of them, under an id of its own,
 * until an event comes that one of them may wait for: that one takes its part over, and goes its own way until nothing is open
 * of it, and nothing that is shared is left of which it had its part already. A pattern with a state of its own, be it empty,
 * has no part in what is shared.
 *
 * <p>Used again for each event; by one thread.
 */
final class SharedBeginnings {
    /** Of so many that are open each goes its own way, where their bounds are. */
    private static final int MOST_SHARED = 100_000;

    private final BitSet due = new BitSet();
    /** Those with a state of their own. */
    private final BitSet separate = new BitSet();
    /** Those that take their part over. */
    private final BitSet woken = new BitSet();

    private final List<PatternStart> shared = new ArrayList<>();
    private final Candidates candidates = new Candidates();
    private @Nullable PatternsAtEvent met;

    /** The event as an index looks at it. */
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

    /** Another event. */
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

    /** Patterns with a part in what is shared have to meet an event that they may wait for. */
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

    /** Whether some that could begin do not meet the event anyway. */
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

    /** An event begins them. */
    void mark(PatternStart start) {
        HeldPattern log = start.isShared() ? held().get(start.sharedId()) : null;
        boolean full = log != null && log.state().sharedCount() >= most(start);
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
        if (together && log == null) {
            shared.add(start);
        }
    }

    /** Nobody begins to share with itself. */
    private static boolean isAlone(PatternStart start, @Nullable HeldPattern log) {
        return !start.isShared() || (log == null && start.members() == 1);
    }

    /** Whether an event that begins them begins any of those that meet it together. */
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

    /** Whether any pattern has to meet the event. */
    boolean isAnythingDue() {
        return !due.isEmpty() || !shared.isEmpty();
    }

    /** The places of those that meet it by themselves. */
    BitSet due() {
        return due;
    }

    /** Those that meet it together. */
    List<PatternStart> shared() {
        return shared;
    }

    /** Those that are woken take their part over; returns whether there are any. */
    boolean takeOver() {
        for (PatternStart start : shared) {
            HeldPattern log = held().get(start.sharedId());
            for (int i = 0; log != null && i < start.members(); i++) {
                if (woken.get(start.member(i))) {
                    PatternPlan plan = met().plans().get(start.member(i));
                    held().put(
                                    plan.id(),
                                    HeldPattern.of(
                                            log.state().partOf(plan.pattern().compiled(), plan::covers)));
                }
            }
        }
        return !woken.isEmpty();
    }

    /** Forgets of who went its own way what has nothing open, once nothing is left of what was shared. */
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
