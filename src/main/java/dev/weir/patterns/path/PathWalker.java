package dev.weir.patterns.path;

import dev.weir.events.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Passes an event, or an advance of time, to the open matches of one pattern at one key. For use by one thread, with
 * one state after the other; what one call leaves unfinished another completes. A complete match is identified by the
 * last event that it took.
 *
 * <p>Cost of an event that changes nothing: the conditions of the edges of occupied states, and no allocation.
 */
public final class PathWalker {
    private final long mostDigits;
    private final CurrentEvent atHand = new CurrentEvent();
    private final NextPaths next = new NextPaths(atHand);
    private final List<OpenPath> retained = new ArrayList<>();
    private final List<OpenPath> complete = new ArrayList<>();
    private final List<OpenPath> hidden = new ArrayList<>();
    private @Nullable StateGraph walked;
    private @Nullable OpenPaths under;
    private boolean changed;

    /**
     * Creates a walker without a state.
     *
     * @param mostDigits the limit on the size of open matches, in digits of Flink's version numbers
     */
    public PathWalker(long mostDigits) {
        this.mostDigits = mostDigits;
    }

    /** Selects a state, which all other methods then use. */
    public PathWalker over(StateGraph graph, OpenPaths paths) {
        paths.over(graph);
        walked = graph;
        under = paths;
        changed = false;
        return this;
    }

    private StateGraph graph() {
        if (walked == null) {
            throw new IllegalStateException("a walker that lies over no state");
        }
        return walked;
    }

    private OpenPaths paths() {
        if (under == null) {
            throw new IllegalStateException("a walker that lies over no state");
        }
        return under;
    }

    /** Returns whether anything changed since the state was selected. */
    public boolean changed() {
        return changed;
    }

    /** Ends matches set aside that have timed out; those that time completes are brought back. */
    public void dropAside(long timeMillis) {
        if (paths().aside().isEmpty()) {
            return;
        }
        for (Iterator<OpenPath> each = paths().aside().iterator(); each.hasNext(); ) {
            OpenPath open = each.next();
            boolean completed = graph().completionMillis(open) <= timeMillis;
            if (completed || graph().endMillis(open) <= timeMillis) {
                each.remove();
                changed = true;
                if (completed) {
                    paths().add(open);
                }
            }
        }
    }

    /** Moves matches that have everything they need before an absence to the state that waits for it. */
    public void waitForAbsence(long timeMillis) {
        if (DuePaths.isAnyHalf(graph(), paths(), timeMillis)) {
            DuePaths.settle(graph(), paths(), timeMillis);
            changed = true;
        }
    }

    /** Returns the matches that time completes; an earlier one skips later ones however far time advanced at once. */
    public List<TakenEvent> completeInTurn(long timeMillis) {
        List<List<OpenPath>> moments = DuePaths.take(graph(), paths(), timeMillis);
        if (moments.isEmpty()) {
            return List.of();
        }
        List<TakenEvent> matches = new ArrayList<>();
        PathSkipStrategy skipping = new PathSkipStrategy(graph(), paths());
        for (List<OpenPath> moment : moments) {
            matches.addAll(skipping.moment(moment));
        }
        skipping.end();
        changed = true;
        return matches;
    }

    /** Ends matches that time out by the latest end up to a time, and returns those completed by that. */
    public List<TakenEvent> end(long timeMillis) {
        long latest = DuePaths.latestEnd(graph(), paths(), timeMillis);
        if (latest == Long.MIN_VALUE) {
            return List.of();
        }
        complete.clear();
        retained.clear();
        for (OpenPath open : paths().partial()) {
            boolean over = open.isOpen() && graph().isOver(open, latest);
            if (!over) {
                retained.add(open);
            } else if (graph().is(open.state(), GraphState.Kind.PENDING)) {
                complete.add(open);
            }
            changed |= over;
        }
        return settleMatched();
    }

    /** Passes an event to the visible matches, and returns those it completes. */
    public List<TakenEvent> match(Event event, long epoch, CurrentEvent.Asker asker) {
        atHand.take(event, epoch, asker);
        next.begin();
        complete.clear();
        retained.clear();
        IdleStates.OfType idle = graph().idleFor(event.type());
        OpenPath beginning = paths().areIdle(idle) ? paths().beginning() : null;
        boolean none = beginning != null && !begins(beginning, idle);
        List<TakenEvent> matches = none ? List.of() : matchEach(idle, beginning);
        atHand.clear();
        return matches;
    }

    /** Returns whether an event leads anywhere from where matches begin. */
    private boolean begins(OpenPath beginning, IdleStates.OfType idle) {
        if (idle.has(beginning.state())) {
            return false;
        }
        next.of(graph(), beginning, paths());
        return next.changed();
    }

    /**
     * Passes the event to each match.
     *
     * @param beginning the match whose next states are known already, if all others are idle; otherwise null
     */
    private List<TakenEvent> matchEach(IdleStates.OfType idle, @Nullable OpenPath beginning) {
        boolean moved = false;
        boolean othersMoved = false;
        OpenPath last = null;
        for (OpenPath open : paths().partial()) {
            othersMoved = moved;
            last = open;
            if (open == beginning) {
                moved |= step(next.found());
            } else if (beginning != null || idle.has(open.state())) {
                retained.add(open);
            } else {
                moved |= step(next.of(graph(), open, paths()));
            }
        }
        if (!moved) {
            return List.of();
        }
        changed = true;
        if (!othersMoved && last != null && !last.isOpen() && complete.isEmpty()) {
            paths().refillEnd(last, retained);
            return List.of();
        }
        return settleMatched();
    }

    private boolean step(List<OpenPath> steps) {
        boolean stops = false;
        int kept = retained.size();
        for (int i = 0; i < steps.size(); i++) {
            OpenPath step = steps.get(i);
            if (graph().is(step.state(), GraphState.Kind.FINAL)) {
                complete.add(step);
            } else if (graph().is(step.state(), GraphState.Kind.STOP)) {
                stops = true;
            } else {
                retained.add(step);
            }
        }
        if (stops) {
            retained.subList(kept, retained.size()).clear();
        }
        return next.changed();
    }

    private List<TakenEvent> settleMatched() {
        if (!graph().definition().skipsAtOnce()) {
            List<TakenEvent> matches = settle();
            paths().refill(retained);
            return matches;
        }
        paths().refill(retained);
        if (complete.isEmpty()) {
            return List.of();
        }
        PathSkipStrategy skipping = new PathSkipStrategy(graph(), paths());
        List<TakenEvent> matches = skipping.moment(asCompleted());
        skipping.end();
        return matches;
    }

    /** Settles matches in the order in which Flink's two heaps return them one by one. */
    private List<TakenEvent> settle() {
        if (complete.isEmpty()) {
            return List.of();
        }
        PriorityQueue<OpenPath> heap = new PriorityQueue<>(OpenPath.OLDEST_FIRST);
        heap.addAll(asCompleted());
        List<TakenEvent> matches = new ArrayList<>(heap.size());
        while (!heap.isEmpty()) {
            matches.add(heap.poll().last());
        }
        return matches;
    }

    /** Returns the matches in the order of the heap in which Flink collects candidates. */
    private List<OpenPath> asCompleted() {
        PriorityQueue<OpenPath> potential = new PriorityQueue<>(OpenPath.OLDEST_FIRST);
        potential.addAll(complete);
        PriorityQueue<OpenPath> completed = new PriorityQueue<>(OpenPath.OLDEST_FIRST);
        completed.addAll(potential);
        return new ArrayList<>(completed);
    }

    /**
     * Sets aside the open matches that an event cannot belong to.
     *
     * @param inOrder whether matches with a later event are excluded
     */
    public void lookAt(long timestampMillis, boolean inOrder) {
        changed |= ReachableByTime.look(graph(), paths(), timestampMillis, inOrder);
    }

    /** Sets aside what waits for a first event; {@link #putBack} reverses this. */
    public void hideBeginnings() {
        hidden.clear();
        for (OpenPath open : paths().partial()) {
            if (!open.isOpen()) {
                hidden.add(open);
            }
        }
        paths().hide(hidden);
    }

    /** Returns whether anything visible could take an event. */
    public boolean isInSight() {
        return !paths().partial().isEmpty();
    }

    /** Brings back what was set aside. */
    public void putBack() {
        hidden.forEach(paths()::add);
    }

    /** Drops the oldest matches until there is room for the rest, and returns how many were dropped. */
    public int makeRoom() {
        if (!changed) {
            return 0;
        }
        return OpenPathLimits.make(paths(), graph().definition().maxOpen(), mostDigits);
    }

    /** Returns the event time at which time completes an open match; {@code Long.MAX_VALUE} if it completes none. */
    public static long nextCompletionMillis(StateGraph graph, OpenPaths paths) {
        paths.over(graph);
        long next = Long.MAX_VALUE;
        for (OpenPath open : paths.partial()) {
            next = open.isOpen() ? Math.min(next, graph.completionMillis(open)) : next;
        }
        for (OpenPath open : paths.aside()) {
            next = Math.min(next, graph.completionMillis(open));
        }
        return next;
    }
}
