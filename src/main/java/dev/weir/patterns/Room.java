package dev.weir.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;

/**
 * Bounds what one key may have open. Two measures: how many matches are open, and how much their paths take. A path of n
 * events is kept as n edges with version numbers of 1 to n digits, so a match that grows without end, as of {@code a+},
 * grows with the square of its length, and n of them with the cube.
 */
final class Room {
    /** The most digits of version numbers, of 4 bytes each: one path of 1,000 events, or 100 paths of 100 events. */
    static final long MOST_DIGITS = 500_000;

    private Room() {}

    /**
     * Lets the oldest go until there is room for the others.
     *
     * @return how many went
     */
    static int make(Collection<ComputationState> aside, NFAState nfa, int maxOpen, SharedBufferAccessor<?> accessor)
            throws Exception {
        List<ComputationState> open = new ArrayList<>(aside);
        open.addAll(nfa.getCompletedMatches());
        long digits = 0;
        for (ComputationState partial : nfa.getPartialMatches()) {
            if (Run.isOpen(partial)) {
                open.add(partial);
            }
        }
        for (ComputationState match : open) {
            digits += digits(match);
        }
        if (open.size() <= maxOpen && digits <= MOST_DIGITS) {
            return 0;
        }
        open.sort(NFAState.COMPUTATION_STATE_COMPARATOR);
        int gone = 0;
        while (open.size() - gone > maxOpen || digits > MOST_DIGITS) {
            ComputationState oldest = open.get(gone);
            accessor.releaseNode(oldest.getPreviousBufferEntry(), oldest.getVersion());
            digits -= digits(oldest);
            gone++;
        }
        Set<ComputationState> gave = new HashSet<>(open.subList(0, gone));
        aside.removeIf(gave::contains);
        remove(nfa, gave);
        return gone;
    }

    private static void remove(NFAState nfa, Set<ComputationState> gone) {
        PriorityQueue<ComputationState> partial = new PriorityQueue<>(NFAState.COMPUTATION_STATE_COMPARATOR);
        for (ComputationState open : nfa.getPartialMatches()) {
            if (!gone.contains(open)) {
                partial.add(open);
            }
        }
        nfa.setNewPartialMatches(partial);
        nfa.getCompletedMatches().removeIf(gone::contains);
        nfa.setStateChanged();
    }

    private static long digits(ComputationState match) {
        long length = match.getVersion().length();
        return length * (length + 1) / 2;
    }
}
