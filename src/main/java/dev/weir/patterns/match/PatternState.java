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
 * What one key remembers of one pattern: open matches and the events that they hold, and events that wait for the
 * watermark. Mutable; owned by one thread.
 */
public final class PatternState {
    /** No timer is needed. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    private @Nullable List<Occurrence> waiting;
    private @Nullable OfNfa ofNfa;
    private @Nullable NFAState nfa;
    private @Nullable OpenPaths paths;
    private long matchedMillis = Long.MIN_VALUE;

    /** Creates a state without an open match. */
    public PatternState() {}

    /** What Flink's NFA keeps besides. */
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

    /** Whether nothing is open and nothing waits, so that it need not be kept. */
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

    /** Events that the NFA's open matches hold. */
    NavigableMap<EventId, Lockable<Candidate>> events() {
        return ofNfa().events;
    }

    /** Event times of the events that open matches hold, whoever matches. */
    List<Long> heldMillis() {
        List<Long> held = new ArrayList<>();
        events().keySet().forEach(event -> held.add(event.getTimestamp()));
        if (paths != null) {
            paths.held().forEach(event -> held.add(event.timestampMillis()));
        }
        return held;
    }

    /** How those events follow each other, by stage. */
    Map<NodeId, Lockable<SharedBufferNode>> nodes() {
        return ofNfa().nodes;
    }

    /**
     * Open matches that the latest event was too far from, though not the watermark. Kept apart, and not put back among the
     * others, because of matches that compete to be skipped Flink lets the one win that comes first in its heap.
     */
    Queue<ComputationState> aside() {
        return ofNfa().aside;
    }

    /** Events that wait for the watermark, by event time, those of one time in the order of their arrival. */
    List<Occurrence> waiting() {
        List<Occurrence> known = waiting;
        if (known == null) {
            known = new ArrayList<>();
            waiting = known;
        }
        return known;
    }

    /** Whether events wait for the watermark. */
    boolean isWaiting() {
        return waiting != null && !waiting.isEmpty();
    }

    /** Where the open matches stand; null if there have been none since it was last idle. */
    @Nullable
    NFAState nfa() {
        return nfa;
    }

    void nfa(NFAState next) {
        nfa = next;
    }

    /** Open matches as paths; null if there are none, or Flink's NFA has them. */
    @Nullable
    OpenPaths paths() {
        return paths;
    }

    void paths(OpenPaths next) {
        paths = next;
    }

    /** The NFA's are paths from now on. */
    void moveTo(OpenPaths next) {
        ofNfa = null;
        nfa = null;
        paths = next;
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

    /** How many matches are open in a state that patterns share. */
    public int sharedCount() {
        return paths == null ? 0 : paths.count();
    }

    /**
     * What of this state, which patterns share, is that of one of them, for it to go on with by itself.
     *
     * @param began which of its matches are the pattern's, by the epoch of their first event
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

    /** Back to the beginning. */
    void forget() {
        ofNfa = null;
        waiting = null;
        nfa = null;
        paths = null;
        matchedMillis = Long.MIN_VALUE;
    }
}
