package dev.weir.config;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RecordPlace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * All settings of a job. Lengths of time are in milliseconds.
 *
 * @param mappings by event type and name of our field, the path in a record where it stands; see {@code job-configs}
 * @param schema with the declared attributes
 * @param records what a record of an event topic may say
 * @param deduplication how the same event is recognised
 * @param budgets how much rules may take
 * @param outcomes from the mildest to the most severe
 * @param decisionSource the {@code ce_source} of decisions
 * @param parallelism empty for what the cluster or the command line says
 * @param bufferTimeoutMillis how long a record may wait for others before it is sent on; 0 sends each at once
 * @param outputs how large the records are that the job writes
 * @param quarantine where the records stand that are set aside unread
 * @param signers whose rules and lists count
 */
public record JobConfig(
        Kafka kafka,
        Topics topics,
        Map<EventType, Map<String, String>> mappings,
        Schema schema,
        EventRecords records,
        Time time,
        Deduplication deduplication,
        Limits limits,
        RuleBudgets budgets,
        Guards guards,
        List<String> outcomes,
        String decisionSource,
        Delivery delivery,
        OptionalInt parallelism,
        long bufferTimeoutMillis,
        Checkpoints checkpoints,
        Backend backend,
        OutputLimits outputs,
        Set<RecordPlace> quarantine,
        RuleSigners signers) {

    /** Makes defensive copies. */
    public JobConfig {
        mappings = Map.copyOf(mappings);
        outcomes = List.copyOf(outcomes);
        quarantine = Set.copyOf(quarantine);
    }

    /**
     * How to reach the brokers.
     *
     * @param groupId of the event and rules topics; also the prefix of transactions
     * @param properties for every client, as Kafka calls them
     * @param consumer on top of these, for consumers
     * @param producer on top of these, for producers
     * @param readTimeoutMillis how long reading the topics of rules and lists may take when the job starts
     */
    public record Kafka(
            String bootstrapServers,
            String groupId,
            Map<String, String> properties,
            Map<String, String> consumer,
            Map<String, String> producer,
            long readTimeoutMillis) {
        /** Makes defensive copies. */
        public Kafka {
            properties = Map.copyOf(properties);
            consumer = Map.copyOf(consumer);
            producer = Map.copyOf(producer);
        }
    }

    /**
     * The names of the topics.
     *
     * @param events by type of events, those of declared streams among them
     */
    public record Topics(
            Map<EventType, String> events,
            String rules,
            String lists,
            String rulesInForce,
            String actions,
            String ruleStatus,
            String deadLetters) {

        /** Makes defensive copies. */
        public Topics {
            events = Collections.unmodifiableMap(new TreeMap<>(events));
        }

        /** The topic of the events of a type. */
        public String of(EventType type) {
            String topic = events.get(type);
            if (topic == null) {
                throw new IllegalArgumentException("no stream " + type + " is declared");
            }
            return topic;
        }
    }

    /**
     * What is early, late, and too late.
     *
     * @param latenessMillis how far the watermark stays behind the latest event
     * @param maxFutureMillis how far ahead of the clock an event's time may lie
     * @param lateMillis how far behind the latest event of its key an event may lie and still see its windows whole
     */
    public record Time(long latenessMillis, long maxFutureMillis, long lateMillis) {}

    /**
     * What becomes of an id that comes again.
     *
     * @param horizonMillis how long after its arrival it is recognised
     * @param otherContent what becomes of it if it says something else
     */
    public record Deduplication(long horizonMillis, OtherContent otherContent) {}

    /** What becomes of an id that comes again with other content. */
    public enum OtherContent {
        /** It is decided, as a correction. */
        DECIDE,
        /** It is counted, and nothing else. */
        SET_ASIDE
    }

    /**
     * How much is taken in and kept.
     *
     * @param maxWindowMillis the longest window of a feature
     * @param maxDocumentBytes of a rule
     * @param maxListBytes of a list
     * @param maxListEntries of a list
     * @param maxExpressionChars of one expression of a rule
     * @param maxEntriesPerWindow entries of one key and series kept one by one; what is older is kept as sums
     * @param distinctEntries different values of one key counted exactly
     * @param maxOpenMatches of one pattern under one key; the oldest gives way
     * @param lateEntries entries of one key kept for late events beyond its windows
     */
    public record Limits(
            long maxWindowMillis,
            int maxDocumentBytes,
            int maxListBytes,
            int maxListEntries,
            int maxExpressionChars,
            int maxEntriesPerWindow,
            int distinctEntries,
            int maxOpenMatches,
            int lateEntries) {}

    /**
     * When the job switches off a rule.
     *
     * @param maxErrorRate the share of the subjects for whom a condition may fail, over 0 and at most 1
     * @param overMillis within this much event time
     * @param minEvaluations for how many subjects a rule has to be evaluated within it first
     * @param minTransactions how many subjects must have transactions decided before a rule's own guard acts
     */
    public record Guards(double maxErrorRate, long overMillis, int minEvaluations, int minTransactions) {}

    /**
     * Checkpoints.
     *
     * @param dir a URI; {@code ""} for the cluster's own
     * @param tolerableFailures how many may fail in a row before the job restarts
     */
    public record Checkpoints(long intervalMillis, long timeoutMillis, String dir, int tolerableFailures) {}

    /** What is promised of the records that the job writes. */
    public enum Delivery {
        /** Every record is written; after a failure some are written again, under the same ids. */
        AT_LEAST_ONCE,
        /** Every record is seen once by whoever reads committed records, at the pace of the checkpoints. */
        EXACTLY_ONCE
    }

    /** The state backend. */
    public enum Backend {
        /** On disk, with incremental checkpoints. */
        ROCKSDB,
        /** On the heap, for small state. */
        HASHMAP
    }
}
