package dev.weir.engine.message;

import dev.weir.rules.list.ListEntries;
import java.util.List;

/**
 * A message of the Rulebook to all instances of the other operators. They receive all updates after the epoch they know, in
 * this order.
 */
public sealed interface RulebookUpdate {

    /** Returns the epoch that begins with this update; for {@link Ready} the current epoch, for {@link Expect} 0. */
    long epoch();

    /**
     * A valid rule comes into force and replaces its earlier version.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param bornEpoch the epoch in which a rule with this id came into force after there was none; 0 if no longer
     *     known
     * @param patterns the history of its pattern, if it has one
     * @param switchedOff whether a guard switched it off: it is treated as a rule in mode off
     */
    record Put(long epoch, String id, String document, long bornEpoch, PatternHistory patterns, boolean switchedOff)
            implements RulebookUpdate {
        /** Creates an update with a rule as it was pushed. */
        public Put(long epoch, String id, String document, long bornEpoch, PatternHistory patterns) {
            this(epoch, id, document, bornEpoch, patterns, false);
        }
    }

    /** A rule is removed. */
    record Remove(long epoch, String id) implements RulebookUpdate {}

    /**
     * A document that is no rule comes into force and replaces its earlier version.
     *
     * @param id a kind, a slash and a name
     * @param document as it was pushed, UTF-8 JSON
     */
    record PutDocument(long epoch, String id, String document) implements RulebookUpdate {}

    /**
     * Such a document probably comes into force next. Changes nothing: whatever would hold up decisions then can be done
     * before.
     *
     * @param id a kind, a slash and a name
     * @param document as it will come; {@code ""} if what was expected under this id does not come
     */
    record Expect(String id, String document) implements RulebookUpdate {
        /** Returns whether what was expected under this id does not come. */
        public boolean isTakenBack() {
            return document.isEmpty();
        }

        @Override
        public long epoch() {
            return 0;
        }
    }

    /** A document that is no rule is removed. */
    record RemoveDocument(long epoch, String id) implements RulebookUpdate {}

    /** A list comes into force and replaces its earlier state. */
    record PutList(long epoch, String name, ListEntries entries) implements RulebookUpdate {}

    /** A list is removed. */
    record RemoveList(long epoch, String name) implements RulebookUpdate {}

    /**
     * Several updates that were checked together, in order: events are decided only by the last of their epochs, so a
     * rulebook is planned once for all of them.
     *
     * @param updates at least one, none of which is a batch
     */
    record Batch(List<RulebookUpdate> updates) implements RulebookUpdate {
        /** Makes a defensive copy and checks the order of the epochs. */
        public Batch {
            updates = List.copyOf(updates);
            if (updates.isEmpty() || updates.stream().anyMatch(Batch.class::isInstance)) {
                throw new IllegalArgumentException("a batch holds updates, and no batch");
            }
        }

        /** Returns a single update as it is, or several as a batch. */
        public static RulebookUpdate of(List<RulebookUpdate> updates) {
            return updates.size() == 1 ? updates.get(0) : new Batch(updates);
        }

        /** Returns the epoch of the last update. */
        @Override
        public long epoch() {
            return updates.get(updates.size() - 1).epoch();
        }
    }

    /** Everything that the topics of rules and lists held when the job started has been sent: deciding may begin. */
    record Ready(long epoch) implements RulebookUpdate {}
}
