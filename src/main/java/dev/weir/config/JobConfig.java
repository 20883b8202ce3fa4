package dev.weir.config;

import dev.weir.events.EventType;
import dev.weir.events.answer.Channels;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RecordPlace;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * All settings of a job; durations are in milliseconds.
 *
 * @param mappings by event type and name of our field, the path in a record; see {@code job-configs}
 * @param schema with the declared attributes
 * @param records bounds on the content of records of event topics
 * @param deduplication how repetitions of events are recognised
 * @param budgets how many resources rules may use
 * @param outcomes from the mildest to the most severe
 * @param channels beside the risk, with the outcomes of each
 * @param decisionSource the {@code ce_source} of decisions
 * @param parallelism empty to use that of the cluster or the command line
 * @param bufferTimeoutMillis how long a record may wait for others before it is sent; 0 sends each at once
 * @param outputs the largest sizes of records that the job writes
 * @param quarantine places of records that are set aside unread
 * @param signers whose rules and lists are accepted
 * @param policies what holds for all rules with a tag
 * @param identity whom the events of a session count for, if sessions are linked
 * @param models where their artifacts may be
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
        List<Channels.Channel> channels,
        String decisionSource,
        Delivery delivery,
        OptionalInt parallelism,
        long bufferTimeoutMillis,
        Checkpoints checkpoints,
        StateSettings state,
        OutputLimits outputs,
        Set<RecordPlace> quarantine,
        RuleSigners signers,
        TagPolicies policies,
        Optional<Identity> identity,
        ModelSettings models) {

    /** Makes defensive copies. */
    public JobConfig {
        mappings = Map.copyOf(mappings);
        outcomes = List.copyOf(outcomes);
        channels = List.copyOf(channels);
        quarantine = Set.copyOf(quarantine);
    }

    /**
     * The connection to the brokers.
     *
     * @param groupId of the event and rules topics; also the prefix of transactional ids
     * @param properties for every client, by Kafka's names
     * @param consumer additional properties for consumers
     * @param producer additional properties for producers
     * @param readTimeoutMillis how long reading the topics of rules and lists may take when the job starts, and how
     *     long the topic of artifacts may be silent while one is read
     */
    public record Kafka(
            String bootstrapServers,
            String groupId,
            Map<String, String> properties,
            Map<String, String> consumer,
            Map<String, String> producer,
            long readTimeoutMillis)
            implements Serializable {
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
     * @param events by event type, including declared streams
     * @param models of models; it need not exist in a job without any
     * @param modelArtifacts of the artifacts of models, in chunks; it need not exist in a job without any
     * @param shadow of what rules in shadow mode say about events that nothing else is decided about, if it is wanted
     */
    public record Topics(
            Map<EventType, String> events,
            String rules,
            String lists,
            String models,
            String modelArtifacts,
            String rulesInForce,
            String actions,
            String ruleStatus,
            String deadLetters,
            Optional<String> shadow) {

        /** Makes defensive copies. */
        public Topics {
            events = Collections.unmodifiableMap(new TreeMap<>(events));
        }

        /** Returns the topic of the events of a type. */
        public String of(EventType type) {
            String topic = events.get(type);
            if (topic == null) {
                throw new IllegalArgumentException("no stream " + type + " is declared");
            }
            return topic;
        }
    }

    /**
     * Limits on lateness and clocks.
     *
     * @param latenessMillis how far the watermark stays behind the latest event
     * @param maxFutureMillis how far ahead of the clock an event's time may be
     * @param lateMillis how far behind the latest event of its key an event may be and still see its complete windows
     * @param foreverMillis how long after its last event a feature over all events is forgotten
     */
    public record Time(long latenessMillis, long maxFutureMillis, long lateMillis, long foreverMillis) {}

    /**
     * How an event with the id of an earlier one is treated.
     *
     * @param horizonMillis how long after its arrival an id is recognised
     * @param otherContent what happens if its content differs
     */
    public record Deduplication(long horizonMillis, ContentMismatchPolicy otherContent) {}

    /** What happens to an event with the id of an earlier one and different content. */
    public enum ContentMismatchPolicy {
        /** It is decided as a correction. */
        DECIDE,
        /** It is only counted. */
        SET_ASIDE
    }

    /**
     * Limits on input and state.
     *
     * @param maxWindowMillis the longest window of a feature
     * @param maxDocumentBytes of a rule
     * @param maxListBytes of a list
     * @param maxListEntries of a list
     * @param maxExpressionChars of one expression of a rule
     * @param maxEntriesPerWindow entries of one key and series that are kept individually; older ones are kept as sums
     * @param distinctEntries distinct values of one key that are counted exactly
     * @param maxOpenMatches of one pattern at one key; beyond that the oldest is dropped
     * @param lateEntries entries of one key kept beyond its windows for late events
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
     * @param maxErrorRate the share of the subjects for whom a condition may fail, above 0 and at most 1
     * @param overMillis the length of time that is considered, in milliseconds of event time
     * @param minEvaluations the number of subjects for whom a rule has to be evaluated within that time before it can
     *     be switched off
     * @param minTransactions the number of subjects who must have transactions decided before a rule's own guard acts
     */
    public record Guards(double maxErrorRate, long overMillis, int minEvaluations, int minTransactions) {}

    /**
     * Settings of checkpoints.
     *
     * @param dir a URI; {@code ""} for the one configured in the cluster
     * @param tolerableFailures how many may fail in a row before the job restarts
     */
    public record Checkpoints(long intervalMillis, long timeoutMillis, String dir, int tolerableFailures) {}

    /**
     * Whom the events of a session count for, once an event has linked the session to somebody.
     *
     * @param name under which it is shown
     * @param from the field or attribute that identifies a session
     * @param to the field or attribute that a session is linked to
     * @param overMillis how long a link lasts after the last event of the session
     * @param backMillis how far back events before a link count; 0 for none
     * @param backEntries how many events of a session wait for a link at most
     */
    public record Identity(String name, String from, String to, long overMillis, long backMillis, int backEntries) {}

    /** The delivery guarantee for the records that the job writes. */
    public enum Delivery {
        /** Every record is written; after a failure some are written again, with the same ids. */
        AT_LEAST_ONCE,
        /** Readers of committed records see every record exactly once, at the pace of the checkpoints. */
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
