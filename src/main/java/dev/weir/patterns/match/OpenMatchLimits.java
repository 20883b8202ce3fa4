package dev.weir.patterns.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;

/**
 * Limits what may be open at one key: the oldest matches are dropped, by their first event, and among those with the
 * same first event by their last.
 *
 * <p>There are two limits: the number of open matches, and the size of their paths. Flink stores a path of n events as
 * n edges with version numbers of 1 to n digits, so a match that grows without end, as with {@code a+}, grows
 * quadratically with its length, and combinations share little of their paths. The edges are counted; the number of
 * digits is estimated from half of the digits at the end of the longest path.
 */
final class OpenMatchLimits {
    /**
     * The largest number of digits in version numbers, of 4 bytes each: a path of about 1,000 events, or 100 paths of
     * 100 events.
     */
    static final long MOST_DIGITS = 500_000;

    /** This fraction of the open matches is dropped at once, before the size is measured again. */
    private static final int PART = 8;

    private static final Comparator<ComputationState> OLDEST_FIRST =
            NFAState.COMPUTATION_STATE_COMPARATOR.thenComparingLong(ComputationState::getPreviousTimestamp);

    private OpenMatchLimits() {}

    /**
     * Drops the oldest matches until there is room for the others.
     *
     * @return how many were dropped
     */
    static int make(PatternState state, NFAState nfa, int maxOpen, SharedBufferAccessor<?> accessor) throws Exception {
        List<ComputationState> open = open(state, nfa);
        if (open.size() <= maxOpen && digits(state, open) <= MOST_DIGITS) {
            return 0;
        }
        open.sort(OLDEST_FIRST);
        int gone = release(open, 0, Math.max(0, open.size() - maxOpen), accessor);
        while (gone < open.size() && digits(state, open.subList(gone, open.size())) > MOST_DIGITS) {
            gone = release(open, gone, Math.min(open.size(), gone + open.size() / PART + 1), accessor);
        }
        remove(state, nfa, new HashSet<>(open.subList(0, gone)));
        return gone;
    }

    private static List<ComputationState> open(PatternState state, NFAState nfa) {
        List<ComputationState> open = new ArrayList<>(state.aside());
        open.addAll(nfa.getCompletedMatches());
        for (ComputationState partial : nfa.getPartialMatches()) {
            if (NfaRun.isOpen(partial)) {
                open.add(partial);
            }
        }
        return open;
    }

    private static int release(List<ComputationState> open, int from, int to, SharedBufferAccessor<?> accessor)
            throws Exception {
        for (ComputationState oldest : open.subList(from, to)) {
            accessor.releaseNode(oldest.getPreviousBufferEntry(), oldest.getVersion());
        }
        return to;
    }

    private static long digits(PatternState state, List<ComputationState> open) {
        long digits = 0;
        long longest = 0;
        for (ComputationState match : open) {
            int length = match.getVersion().length();
            digits += length;
            longest = Math.max(longest, length);
        }
        long edges = 0;
        for (Lockable<SharedBufferNode> node : state.nodes().values()) {
            edges += node.getElement().getEdges().size();
        }
        return digits + edges * longest / 2;
    }

    private static void remove(PatternState state, NFAState nfa, Set<ComputationState> gone) {
        PriorityQueue<ComputationState> partial = new PriorityQueue<>(NFAState.COMPUTATION_STATE_COMPARATOR);
        for (ComputationState open : nfa.getPartialMatches()) {
            if (!gone.contains(open)) {
                partial.add(open);
            }
        }
        nfa.setNewPartialMatches(partial);
        nfa.getCompletedMatches().removeIf(gone::contains);
        state.aside().removeIf(gone::contains);
        nfa.setStateChanged();
    }
}
