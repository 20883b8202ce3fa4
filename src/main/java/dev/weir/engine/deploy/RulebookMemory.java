package dev.weir.engine.deploy;

import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.entry.WrittenEntries;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.model.HeldModels;
import dev.weir.engine.row.AppliedRows;
import dev.weir.engine.warm.WarmUp;
import dev.weir.engine.warm.WarmUps;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.ListSample;
import dev.weir.rules.list.TableShape;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RulePattern;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of the Rulebook operator, kept across restarts.
 *
 * <p>Size: the documents of the rules in force and of what else is in force, two numbers per list, and an offset per partition of their topics.
 */
public final class RulebookMemory {
    /** The largest number of removed rules and lists that are remembered. */
    public static final int MOST_REMOVALS = 10_000;

    private long epoch;
    private final Map<TopicPart, Long> nextOffsets = new HashMap<>();
    private final Map<String, Held> inForce = new TreeMap<>();
    private final WarmUps warmUps = new WarmUps();
    private final Map<String, HeldList> lists = new TreeMap<>();
    private final Map<String, HeldDocument> documents = new TreeMap<>();
    private final WrittenEntries written = new WrittenEntries();
    private final AppliedRows rows = new AppliedRows();
    private final Map<String, Push> sources = new TreeMap<>();
    private List<WarmUp> warmed = List.of();
    private final HeldModels models = new HeldModels(warmUps);
    private byte[] sealKey = {};
    private final Map<String, Long> removals = new LinkedHashMap<>();

    /** Creates a memory without rules, at epoch 0. */
    public RulebookMemory() {}

    /**
     * A rule in force.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param structure the id of its pattern's structure, {@code ""} if it has no pattern
     * @param patterns the history of its pattern
     * @param bornEpoch the epoch in which a rule with this id came into force after there was none; 0 if no longer
     *     known
     * @param sinceEpoch the epoch in which this version came into force; 0 if no longer known
     * @param features since when the data of its features is kept, in the order of the document
     * @param offReason why the job switched this version off, {@code ""} if it did not
     * @param linked the document with the definitions that it uses, as the operators receive it; the document itself if
     *     it uses none
     */
    public record Held(
            long version,
            String document,
            String structure,
            PatternHistory patterns,
            long bornEpoch,
            long sinceEpoch,
            List<WarmUp> features,
            String offReason,
            String linked) {
        /** Makes defensive copies. */
        public Held {
            features = List.copyOf(features);
        }

        /** Creates the memory of a rule that uses no definitions. */
        public Held(
                long version,
                String document,
                String structure,
                PatternHistory patterns,
                long bornEpoch,
                long sinceEpoch,
                List<WarmUp> features,
                String offReason) {
            this(version, document, structure, patterns, bornEpoch, sinceEpoch, features, offReason, document);
        }

        /**
         * Returns the history of the pattern with the next version: a version with the same structure keeps the open
         * matches, another one may let them finish.
         */
        private PatternHistory followedBy(Rule rule, String next, long epoch) {
            if (structure.equals(next)) {
                return patterns;
            }
            boolean drains = !structure.isEmpty()
                    && rule.pattern().filter(RulePattern::drains).isPresent();
            return drains ? patterns.replacedAt(epoch, linked) : PatternHistory.startingAt(epoch);
        }

        /** Creates the memory of a rule without a pattern. */
        public Held(long version, String document) {
            this(version, document, "", PatternHistory.ALWAYS, 0, 0, List.of(), "");
        }

        Held switchedOff(String reason) {
            return new Held(version, document, structure, patterns, bornEpoch, sinceEpoch, features, reason, linked);
        }

        Held knowing(List<WarmUp> newFeatures) {
            return new Held(
                    version, document, structure, patterns, bornEpoch, sinceEpoch, newFeatures, offReason, linked);
        }
    }

    /**
     * A list in force; its entries are kept where they are used.
     *
     * @param fingerprint see {@link dev.weir.rules.list.ListEntries#fingerprint}
     * @param sample the kinds of entries; not known for lists accepted by an earlier release
     * @param shape what it has for each entry, if it is a table
     */
    public record HeldList(long fingerprint, int entries, ListSample sample, TableShape shape) {
        /** Creates the memory of a list with these entries. */
        static HeldList of(ListEntries list) {
            return new HeldList(
                    list.fingerprint(), list.size(), list.sample(), list.rows().shape());
        }

        /** Returns whether a list equals the one in force. */
        public boolean holds(ListEntries list) {
            return fingerprint == list.fingerprint() && entries == list.size();
        }
    }

    /**
     * A document in force that is no rule.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param sinceEpoch the epoch in which this version came into force
     */
    public record HeldDocument(long version, String document, long sinceEpoch) {}

    /** Returns the history of the pattern of a rule that comes into force, given what was in force before. */
    static PatternHistory patternsOf(Rule rule, String structure, Optional<Held> before, long epoch) {
        if (structure.isEmpty()) {
            return PatternHistory.ALWAYS;
        }
        return before.map(held -> held.followedBy(rule, structure, epoch))
                .orElseGet(() -> PatternHistory.startingAt(epoch));
    }

    /** Returns the records that brought what is in force, as far as they are known, by the names used in answers. */
    public Map<String, Push> sources() {
        return sources;
    }

    /** Returns when signed removals were signed, by the names used in answers, oldest first: at most {@link #MOST_REMOVALS}. */
    public Map<String, Long> removals() {
        return removals;
    }

    /** Records when a removal was signed. */
    public void noteRemoval(String name, long signedAtMillis) {
        removals.remove(name);
        removals.put(name, signedAtMillis);
        if (removals.size() > MOST_REMOVALS) {
            removals.remove(removals.keySet().iterator().next());
        }
    }

    /**
     * Returns when the latest accepted change or removal of a rule or list was signed, in epoch milliseconds; 0 if it
     * was not signed.
     */
    public long lastSignedMillis(String name) {
        long inForceMillis = sources.getOrDefault(name, Push.UNKNOWN).sender().signedAtMillis();
        return Math.max(inForceMillis, removals.getOrDefault(name, 0L));
    }

    /** Returns the key under which requests of Guard are sealed; empty before the first start of the job. */
    public byte[] sealKey() {
        return sealKey.clone();
    }

    /** Sets the key under which requests of Guard are sealed. */
    public void sealUnder(byte[] key) {
        sealKey = key.clone();
    }

    /** Returns the epoch in force. */
    public long epoch() {
        return epoch;
    }

    /** Returns the next offset to read of each partition. */
    public Map<TopicPart, Long> nextOffsets() {
        return nextOffsets;
    }

    /** Returns whether a record is new, and marks it as seen. */
    boolean sees(RawRecord record) {
        TopicPart part = new TopicPart(record.topic(), record.partition());
        if (record.offset() < nextOffsets.getOrDefault(part, 0L)) {
            return false;
        }
        nextOffsets.put(part, record.offset() + 1);
        return true;
    }

    /** Completes memory written by an earlier release, which knows only the topic of rules, without its name. */
    public void nameRulesTopic(String topic) {
        for (TopicPart part : Set.copyOf(nextOffsets.keySet())) {
            Long next = part.topic().isEmpty() ? nextOffsets.remove(part) : null;
            if (next != null) {
                nextOffsets.put(new TopicPart(topic, part.partition()), next);
            }
        }
    }

    /** Returns since when the data of the features of all rules in force is kept. */
    WarmUps warmUps() {
        return warmUps;
    }

    /** Returns the series that a warm start computed from history, for the rules that come into force at this start. */
    public List<WarmUp> warmed() {
        return warmed;
    }

    /**
     * Says which series are known from history: for rules that come into force before the job decides its first event.
     */
    public void warm(List<WarmUp> series) {
        warmUps.remove(warmed);
        warmed = List.copyOf(series);
        warmUps.add(warmed);
    }

    /** Returns the lists in force by name, sorted. */
    public Map<String, HeldList> lists() {
        return lists;
    }

    /** Returns the entries that rules put on lists. */
    public WrittenEntries written() {
        return written;
    }

    /** Returns which changes of the rows of captured tables were applied. */
    public AppliedRows rows() {
        return rows;
    }

    /** Returns the documents in force that are no rules by id, sorted. */
    public Map<String, HeldDocument> documents() {
        return documents;
    }

    /** Returns the models in force. */
    public HeldModels models() {
        return models;
    }

    /** Returns the rules in force by id, sorted. */
    public Map<String, Held> inForce() {
        return Collections.unmodifiableMap(inForce);
    }

    /** Puts a rule into force, replacing the one under its id. */
    public void hold(String id, Held held) {
        Optional<Held> unused = forget(inForce.put(id, held));
        warmUps.add(held.features());
    }

    Optional<Held> drop(String id) {
        return forget(inForce.remove(id));
    }

    private Optional<Held> forget(@Nullable Held held) {
        if (held != null) {
            warmUps.remove(held.features());
        }
        return Optional.ofNullable(held);
    }

    void startEpoch(long next) {
        if (next <= epoch) {
            throw new IllegalArgumentException("epoch " + next + " after " + epoch);
        }
        epoch = next;
    }
}
