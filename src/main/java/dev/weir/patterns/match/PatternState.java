package dev.weir.patterns.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.jspecify.annotations.Nullable;

/**
 * What one key remembers of one pattern: open matches and the events that they hold, and events that wait for the
 * watermark. Mutable; owned by one thread.
 */
public final class PatternState {
    /** No timer is wanted. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    private final NavigableMap<EventId, Lockable<Candidate>> events = new TreeMap<>();
    private final Map<NodeId, Lockable<SharedBufferNode>> nodes = new LinkedHashMap<>();
    private final Queue<ComputationState> aside = new PriorityQueue<>(NFAState.COMPUTATION_STATE_COMPARATOR);
    private final List<Occurrence> waiting = new ArrayList<>();
    private @Nullable NFAState nfa;
    private long matchedMillis = Long.MIN_VALUE;

    /** Nothing is open. */
    public PatternState() {}

    /** Whether nothing is open and nothing waits, so that it need not be kept. */
    public boolean isIdle() {
        return waiting.isEmpty() && aside.isEmpty() && (nfa == null || isIdle(nfa));
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

    /** Events that open matches hold. */
    NavigableMap<EventId, Lockable<Candidate>> events() {
        return events;
    }

    /** How those events follow each other, by stage. */
    Map<NodeId, Lockable<SharedBufferNode>> nodes() {
        return nodes;
    }

    /**
     * Open matches that the latest event was too far from, though not the watermark. Kept apart, and not put back among the
     * others, because of matches that compete to be skipped Flink lets the one win that comes first in its heap.
     */
    Queue<ComputationState> aside() {
        return aside;
    }

    /** Events that wait for the watermark, by event time, those of one time in the order of their arrival. */
    List<Occurrence> waiting() {
        return waiting;
    }

    /** Where the open matches stand; null if there have been none since it was last idle. */
    @Nullable
    NFAState nfa() {
        return nfa;
    }

    void nfa(NFAState next) {
        nfa = next;
    }

    /**
     * Event time of the event that was matched last, {@code Long.MIN_VALUE} if none was that changed anything. Flink lets
     * time pass once for all events of one time, so what the first of them led to is seen by the others, be it out of time.
     */
    long matchedMillis() {
        return matchedMillis;
    }

    void matchedMillis(long timestampMillis) {
        matchedMillis = timestampMillis;
    }

    /** Back to the beginning. */
    void forget() {
        events.clear();
        nodes.clear();
        aside.clear();
        waiting.clear();
        nfa = null;
        matchedMillis = Long.MIN_VALUE;
    }
}
