package dev.weir.patterns.match;

import dev.weir.events.Event;
import dev.weir.patterns.path.OpenPathLook;
import dev.weir.patterns.path.OpenPaths;
import dev.weir.patterns.path.SharedBeginning;
import dev.weir.patterns.path.TakenEvent;
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

    /** Returns the open matches; those that Flink's NFA has only by their number, without what they took. */
    public List<OpenMatch> open(CompiledPattern pattern) {
        OpenPaths known = paths;
        if (known != null) {
            return known.look(pattern.graph()).stream()
                    .map(look -> OpenMatch.of(look, pattern))
                    .toList();
        }
        List<OpenMatch> open = new ArrayList<>();
        if (nfa != null) {
            for (ComputationState each : nfa.getPartialMatches()) {
                if (each.getStartEventID() != null) {
                    open.add(OpenMatch.unknown(pattern.endMillis(each)));
                }
            }
        }
        return open;
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

    /**
     * An open match, as a person sees it.
     *
     * @param taken the events that it has, by stage; empty if that is not known
     * @param waitsFor the stages that the next event may be of
     * @param mustNot the stages whose event would end it
     * @param untilMillis event time at which it is over; {@code Long.MAX_VALUE} if never
     * @param completedByTime whether it is complete then, unless an event ends it before
     */
    public record OpenMatch(
            Map<String, List<Event>> taken,
            List<String> waitsFor,
            List<String> mustNot,
            long untilMillis,
            boolean completedByTime) {
        /** Makes defensive copies. */
        public OpenMatch {
            waitsFor = List.copyOf(waitsFor);
            mustNot = List.copyOf(mustNot);
        }

        static OpenMatch of(OpenPathLook look, CompiledPattern pattern) {
            Map<String, List<Event>> taken = new LinkedHashMap<>();
            for (TakenEvent each : look.taken()) {
                taken.computeIfAbsent(name(each.stage(), pattern), first -> new ArrayList<>())
                        .add(each.held().event());
            }
            return new OpenMatch(
                    taken,
                    look.next().stream().map(stage -> name(stage, pattern)).toList(),
                    look.ending().stream().map(stage -> name(stage, pattern)).toList(),
                    look.untilMillis(),
                    look.completedByTime());
        }

        static OpenMatch unknown(long untilMillis) {
            return new OpenMatch(Map.of(), List.of(), List.of(), untilMillis, false);
        }

        private static String name(int stage, CompiledPattern pattern) {
            return pattern.graph().stages().get(stage);
        }
    }
}
