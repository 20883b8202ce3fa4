package dev.weir.engine.message;

import dev.weir.rules.list.ListEntries;
import java.util.List;

/** What the Rulebook tells all instances of the other rooms. They hear it in this order, from the one that there is. */
public sealed interface RulebookUpdate {

    /** The epoch that begins with this update, or for {@link Ready} the one that there is. */
    long epoch();

    /**
     * A rule that was found good comes into force, in place of its earlier version.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param bornEpoch at which there was a rule of this id after there was none; 0 where that is not known any more
     * @param patterns of its pattern, if it has one
     * @param switchedOff whether a guard switched it off: it is kept as one in mode off
     */
    record Put(long epoch, String id, String document, long bornEpoch, PatternHistory patterns, boolean switchedOff)
            implements RulebookUpdate {
        /** Creates an update with a rule as it was pushed. */
        public Put(long epoch, String id, String document, long bornEpoch, PatternHistory patterns) {
            this(epoch, id, document, bornEpoch, patterns, false);
        }
    }

    /** A rule goes. */
    record Remove(long epoch, String id) implements RulebookUpdate {}

    /** A list comes into force, in place of what it was before. */
    record PutList(long epoch, String name, ListEntries entries) implements RulebookUpdate {}

    /** A list goes. */
    record RemoveList(long epoch, String name) implements RulebookUpdate {}

    /**
     * Several that were judged together, in order: no event is decided by the epochs of any but the last, so that a rulebook
     * is planned once for all of them.
     *
     * @param updates at least one, none of them of this kind
     */
    record Batch(List<RulebookUpdate> updates) implements RulebookUpdate {
        /** Makes a defensive copy and checks the order of the epochs. */
        public Batch {
            updates = List.copyOf(updates);
            if (updates.isEmpty() || updates.stream().anyMatch(Batch.class::isInstance)) {
                throw new IllegalArgumentException("a batch holds updates, and no batch");
            }
        }

        /** The one update alone, or all of several as a batch. */
        public static RulebookUpdate of(List<RulebookUpdate> updates) {
            return updates.size() == 1 ? updates.get(0) : new Batch(updates);
        }

        /** The epoch of the last update. */
        @Override
        public long epoch() {
            return updates.get(updates.size() - 1).epoch();
        }
    }

    /** All that the topics of rules and lists held when the job started has been told: deciding may begin. */
    record Ready(long epoch) implements RulebookUpdate {}
}
