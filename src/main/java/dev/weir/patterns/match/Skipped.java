package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.jspecify.annotations.Nullable;

/** What the matches that stand skip. It takes as long to ask, however many they are. */
final class Skipped {
    private final AfterMatch way;
    private final Set<EventId> begun = new HashSet<>();
    private final Set<EventId> taken = new HashSet<>();
    private @Nullable EventId target;
    private @Nullable EventId last;
    private long firstMillis = Long.MAX_VALUE;

    /** Nothing, as long as none stands. */
    Skipped(AfterMatch way) {
        this.way = way;
    }

    /**
     * A match stands.
     *
     * @param match which
     * @param first its earliest event
     * @param latest its latest event
     * @param to the event that the others are skipped to; null if the match has none, or the way knows none
     */
    void add(ComputationState match, EventId first, EventId latest, @Nullable EventId to) {
        begun.add(match.getStartEventID());
        taken.add(match.getPreviousBufferEntry().getEventId());
        firstMillis = Math.min(firstMillis, first.getTimestamp());
        last = later(last, latest);
        target = to == null ? target : later(target, to);
    }

    private static EventId later(@Nullable EventId one, EventId other) {
        return one == null || other.compareTo(one) > 0 ? other : one;
    }

    /** Whether no match stands. */
    boolean isNothing() {
        return begun.isEmpty();
    }

    /** Whether one that stands skips this one. */
    boolean holds(ComputationState open) {
        EventId began = open.getStartEventID();
        if (way instanceof AfterMatch.SkipToNext) {
            return begun.contains(began);
        }
        if (way instanceof AfterMatch.SkipPastLastEvent) {
            return last != null
                    && (began.compareTo(last) <= 0
                            || taken.contains(open.getPreviousBufferEntry().getEventId()));
        }
        return target != null && began.compareTo(target) < 0;
    }

    /** Whether all that stand began no earlier than a time, so that what is over by then overlaps with none. */
    boolean beginsAt(long timeMillis) {
        return timeMillis <= firstMillis;
    }
}
