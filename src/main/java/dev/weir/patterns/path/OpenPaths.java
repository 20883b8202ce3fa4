package dev.weir.patterns.path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open matches of one pattern at one key. Mutable; owned by one thread. When read from its binary form it only
 * knows the names of the states, until it is connected to the pattern's graph.
 */
public final class OpenPaths {
    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final int USUALLY_OPEN = 2;

    private PriorityQueue<OpenPath> partial = new PriorityQueue<>(USUALLY_OPEN, OpenPath.OLDEST_FIRST);
    private final Queue<OpenPath> aside = new PriorityQueue<>(1, OpenPath.OLDEST_FIRST);
    private List<String> names = List.of();
    private @Nullable StateGraph graph;
    private long lastOrder;
    /** The states in which matches stood since these were put together, and perhaps others where none stands now. */
    private long occupied;
    /** The match that waits for a first event, and how many do among {@link #partial}. */
    private @Nullable OpenPath beginning;

    private int beginnings;
    /** The latest event time that they took; {@link #UNKNOWN} until it is computed. */
    private long newestMillis = UNKNOWN;

    /** Creates matches to be filled when they are read or converted. */
    OpenPaths(List<String> names, long lastOrder) {
        this.names = List.copyOf(names);
        this.lastOrder = lastOrder;
    }

    /** Creates a state in which nothing is open and one match waits for a first event. */
    public OpenPaths(StateGraph graph) {
        this.graph = graph;
        this.newestMillis = Long.MIN_VALUE;
        add(new OpenPath(graph.start(), null, null, 1));
    }

    /** Creates matches to be filled, including the one that waits for a first event. */
    OpenPaths(StateGraph graph, long lastOrder) {
        this.graph = graph;
        this.lastOrder = lastOrder;
    }

    /** Returns how many are open. */
    public int count() {
        return Math.max(0, partial.size() - 1) + aside.size();
    }

    /** Connects them to their pattern. */
    void over(StateGraph pattern) {
        if (graph != null) {
            return;
        }
        int[] states = new int[names.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = pattern.named(names.get(i));
        }
        List<OpenPath> open = new ArrayList<>(partial);
        List<OpenPath> named = new ArrayList<>();
        open.forEach(each -> named.add(each.standing(states[each.state()], each.forks())));
        refill(named);
        List<OpenPath> outside = new ArrayList<>(aside);
        aside.clear();
        outside.forEach(each -> aside.add(each.standing(states[each.state()], each.forks())));
        names = List.of();
        graph = pattern;
    }

    /** Returns the name of the state in which a match stands. */
    String stateOf(OpenPath open) {
        return graph == null ? names.get(open.state()) : graph.name(open.state());
    }

    /**
     * Returns the matches that the current event can belong to, and the one that waits for a first event. Others are
     * added with {@link #add}.
     */
    PriorityQueue<OpenPath> partial() {
        return partial;
    }

    /** Adds a match that the current event can belong to, or one that waits for a first event. */
    void add(OpenPath open) {
        partial.add(open);
        note(open);
    }

    private void note(OpenPath open) {
        if (open.isOpen()) {
            occupied |= IdleStates.bit(open.state());
        } else {
            beginning = open;
            beginnings++;
        }
    }

    /** Removes those that wait for a first event. */
    void hide(List<OpenPath> waiting) {
        partial.removeAll(waiting);
        beginnings = 0;
    }

    /** Returns whether all open matches are in states that are idle for the current event. */
    boolean areIdle(IdleStates.OfType states) {
        return states.hasAll(occupied);
    }

    /** Returns the one match that waits for a first event; null if there is none. */
    @Nullable
    OpenPath beginning() {
        return beginnings == 1 ? beginning : null;
    }

    /** Returns how many of {@link #partial} are open. */
    int partialCount() {
        return partial.size() - beginnings;
    }

    /** Replaces them by a new heap, filled in this order. */
    void refill(List<OpenPath> next) {
        PriorityQueue<OpenPath> heap = new PriorityQueue<>(Math.max(1, next.size()), OpenPath.OLDEST_FIRST);
        partial = heap;
        occupied = 0;
        beginnings = 0;
        for (int i = 0; i < next.size(); i++) {
            add(next.get(i));
        }
    }

    /** A faster {@link #refill} for when only the last match was replaced: the others keep their places and order. */
    void refillEnd(OpenPath last, List<OpenPath> next) {
        int same = partial.size() - 1;
        partial.remove(last);
        beginnings -= last.isOpen() ? 0 : 1;
        for (int i = same; i < next.size(); i++) {
            add(next.get(i));
        }
    }

    /** Returns the matches that the latest event was too far from, though the watermark was not. */
    Queue<OpenPath> aside() {
        return aside;
    }

    /** Notes that one of them took an event of this time. */
    void took(long timestampMillis) {
        if (newestMillis != UNKNOWN) {
            newestMillis = Math.max(newestMillis, timestampMillis);
        }
    }

    /** Returns a time that no first and no last event of an open match is later than. */
    long newestMillis() {
        if (newestMillis == UNKNOWN) {
            long newest = Long.MIN_VALUE;
            for (OpenPath each : open()) {
                long last = each.last().held().timestampMillis();
                newest = Math.max(newest, Math.max(each.first().timestampMillis(), last));
            }
            newestMillis = newest;
        }
        return newestMillis;
    }

    long lastOrder() {
        return lastOrder;
    }

    long nextOrder() {
        lastOrder++;
        return lastOrder;
    }

    /** Returns whether nothing is open. */
    public boolean isIdle() {
        if (!aside.isEmpty()) {
            return false;
        }
        OpenPath oldest = partial.peek();
        return oldest == null || !oldest.isOpen(); // what waits for a first event comes last
    }

    /** Returns every open match, including those set aside. */
    List<OpenPath> open() {
        List<OpenPath> open = new ArrayList<>(aside);
        for (OpenPath each : partial) {
            if (each.isOpen()) {
                open.add(each);
            }
        }
        return open;
    }

    /** Returns every open match to be looked at, the oldest first. */
    public List<OpenPathLook> look(StateGraph pattern) {
        over(pattern);
        return open().stream()
                .sorted(OpenPath.OLDEST_FIRST)
                .map(each -> OpenPathLook.of(each, pattern))
                .toList();
    }

    /** Returns the events that open matches hold, each once. */
    public Set<HeldEvent> held() {
        Set<HeldEvent> held = new HashSet<>();
        for (OpenPath each : open()) {
            for (TakenEvent taken = each.last(); taken != null; taken = taken.before()) {
                held.add(taken.held());
            }
        }
        return held;
    }
}
