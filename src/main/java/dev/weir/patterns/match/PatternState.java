package dev.weir.patterns.match;

import dev.weir.patterns.path.OpenPaths;
import dev.weir.patterns.path.SharedBeginning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.jspecify.annotations.Nullable;

/**
 * The state of one pattern at one key: open matches with their events, and events that wait for the watermark. Mutable;
 * owned by one thread.
 */
public final class PatternState {
    /** No timer is needed. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    private @Nullable List<Occurrence> waiting;
    private @Nullable OfNfa ofNfa;
    private @Nullable NFAState nfa;
    private @Nullable OpenPaths paths;
    private long matchedMillis = Long.MIN_VALUE;

    /** Creates a state without open matches. */
    public PatternState() {}

    /** The additional state of Flink's NFA. */
    private static final class OfNfa {
        private final NavigableMap<EventId, Lockable<Candidate>> events = new TreeMap<>();
        private final Map<NodeId, Lockable<SharedBufferNode>> nodes = new LinkedHashMap<>();
        private final Queue<ComputationState> aside = new PriorityQueue<>(NFAState.COMPUTATION_STATE_COMPARATOR);
    }

    private OfNfa ofNfa() {
        OfNfa known = ofNfa;
        if (known == null) {
            known = new OfNfa();
            ofNfa = known;
        }
        return known;
    }

    /** Returns whether nothing is open or waits, so that the state need not be kept. */
    public boolean isIdle() {
        return !isWaiting()
                && (ofNfa == null || ofNfa.aside.isEmpty())
                && (nfa == null || isIdle(nfa))
                && (paths == null || paths.isIdle());
    }

    private static boolean isIdle(NFAState nfa) {
        if (!nfa.getCompletedMatches().isEmpty()) {
            return false;
        }
        for (ComputationState open : nfa.getPartialMatches()) {
            if (open.getStartEventID() != null) {
                return false;
            }
        }
        return true;
    }

    /** Returns the events of the NFA's open matches. */
    NavigableMap<EventId, Lockable<Candidate>> events() {
        return ofNfa().events;
    }

    /** Returns the event times of the events of open matches, of either matcher. */
    List<Long> heldMillis() {
        List<Long> held = new ArrayList<>();
        events().keySet().forEach(event -> held.add(event.getTimestamp()));
        if (paths != null) {
            paths.held().forEach(event -> held.add(event.timestampMillis()));
        }
        return held;
    }

    /** Returns how those events follow each other, by stage. */
    Map<NodeId, Lockable<SharedBufferNode>> nodes() {
        return ofNfa().nodes;
    }

    /**
     * Returns the open matches that the latest event was too far from, though the watermark was not. They are kept
     * separate, and not merged back, because among matches that compete to be skipped, Flink lets the one that comes
     * first in its heap win.
     */
    Queue<ComputationState> aside() {
        return ofNfa().aside;
    }

    /**
     * Returns the events that wait for the watermark, by event time, those with the same time in the order of their
     * arrival.
     */
    List<Occurrence> waiting() {
        List<Occurrence> known = waiting;
        if (known == null) {
            known = new ArrayList<>();
            waiting = known;
        }
        return known;
    }

    /** Returns whether events wait for the watermark. */
    boolean isWaiting() {
        return waiting != null && !waiting.isEmpty();
    }

    /** Returns the open matches of the NFA; null if there have been none since it was last idle. */
    @Nullable
    NFAState nfa() {
        return nfa;
    }

    void nfa(NFAState next) {
        nfa = next;
    }

    /** Returns the open matches as paths; null if there are none, or Flink's NFA has them. */
    @Nullable
    OpenPaths paths() {
        return paths;
    }

    void paths(OpenPaths next) {
        paths = next;
    }

    /** Replaces the open matches of the NFA by paths. */
    void moveTo(OpenPaths next) {
        ofNfa = null;
        nfa = null;
        paths = next;
    }

    /**
     * Returns the event time of the last matched event, {@code Long.MIN_VALUE} if none has changed anything. Flink
     * advances time once for all events with the same time, so they see the results of the first of them, even if those
     * have timed out.
     */
    long matchedMillis() {
        return matchedMillis;
    }

    void matchedMillis(long timestampMillis) {
        matchedMillis = timestampMillis;
    }

    /** Returns how many matches are open in a state shared by patterns. */
    public int sharedCount() {
        return paths == null ? 0 : paths.count();
    }

    /**
     * Returns the part of this shared state that belongs to one of the patterns, for it to continue alone.
     *
     * @param began tells by the epoch of their first event which matches belong to the pattern
     */
    public PatternState partOf(CompiledPattern pattern, LongPredicate began) {
        PatternState part = new PatternState();
        if (paths != null) {
            OpenPaths open = SharedBeginning.partOf(paths, pattern.graph(), began);
            if (!open.isIdle()) {
                part.paths = open;
                part.matchedMillis = matchedMillis;
            }
        }
        return part;
    }

    /** Resets the state. */
    void forget() {
        ofNfa = null;
        waiting = null;
        nfa = null;
        paths = null;
        matchedMillis = Long.MIN_VALUE;
    }
}
