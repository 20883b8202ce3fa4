package dev.weir.sandbox.kafka;

import dev.weir.events.definition.EventDefinition;
import dev.weir.events.definition.EventDefinitions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The topics of {@code wire-formats.md} by their default names, with their settings. Nothing is deleted by age: old
 * history can be played with its own timestamps.
 */
public final class Topics {
    /** The input of transactions. */
    public static final String TRANSACTIONS = "transactions";
    /** The input of clicks. */
    public static final String CLICKSTREAM = "clickstream";
    /** The input of changes of stock. */
    public static final String INVENTORY = "inventory";
    /** All inputs of events. */
    public static final List<String> OF_EVENTS = EventDefinitions.BUILT_IN.all().stream()
            .<String>map(EventDefinition::topic)
            .toList();
    /** The rows of the shop's customers. */
    public static final String CUSTOMERS = "customers";
    /** What transactions turned out to be. */
    public static final String LABELS = "labels";
    /** The input of rules. */
    public static final String RULES = "rules";
    /** The input of models, where the job writes versions that it trained. */
    public static final String MODELS = "models";
    /** The artifacts of models, in chunks. */
    public static final String MODEL_ARTIFACTS = "model-artifacts";
    /** The input of lists. */
    public static final String LISTS = "lists";

    /** The rows of a database that are rules. */
    public static final String RULE_ROWS = "rule-rows";
    /** The rows of a database that are entries of lists. */
    public static final String LIST_ROWS = "list-rows";

    /** What is in force, as stored by the job. */
    public static final String RULES_IN_FORCE = "rules-in-force";

    /** The output of decisions. */
    public static final String ACTIONS = "actions";
    /** The decisions that the job reads back as events. */
    public static final String DECISION_EVENTS = "decision-events";
    /** The output of answers to rule updates. */
    public static final String RULE_STATUS = "rule-status";
    /** The output of records that could not be read. */
    public static final String DEAD_LETTERS = "dead-letters";

    private static final int MAX_RECORD_BYTES = 16 << 20;
    private static final int EVENT_PARTITIONS = 2;

    private static final Duration KNOWN_AFTER_MOST = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 10;

    private Topics() {}

    /** Returns all topics: those of events with two partitions, the others with one. */
    public static List<NewTopic> all() {
        List<NewTopic> all = new ArrayList<>();
        for (String name : OF_EVENTS) {
            all.add(topic(name, EVENT_PARTITIONS, TopicConfig.CLEANUP_POLICY_DELETE));
        }
        all.addAll(List.of(
                topic(CUSTOMERS, EVENT_PARTITIONS, TopicConfig.CLEANUP_POLICY_COMPACT),
                topic(RULES, 1, TopicConfig.CLEANUP_POLICY_COMPACT),
                topic(LISTS, 1, TopicConfig.CLEANUP_POLICY_COMPACT),
                topic(RULES_IN_FORCE, 1, TopicConfig.CLEANUP_POLICY_COMPACT),
                topic(LABELS, EVENT_PARTITIONS, TopicConfig.CLEANUP_POLICY_DELETE),
                topic(MODELS, 1, TopicConfig.CLEANUP_POLICY_COMPACT),
                topic(MODEL_ARTIFACTS, 1, TopicConfig.CLEANUP_POLICY_COMPACT),
                topic(ACTIONS, EVENT_PARTITIONS, TopicConfig.CLEANUP_POLICY_DELETE),
                topic(DECISION_EVENTS, EVENT_PARTITIONS, TopicConfig.CLEANUP_POLICY_DELETE),
                topic(RULE_STATUS, 1, TopicConfig.CLEANUP_POLICY_COMPACT),
                topic(DEAD_LETTERS, 1, TopicConfig.CLEANUP_POLICY_DELETE)));
        return List.copyOf(all);
    }

    /** Creates the topics of rows that are rules and entries of lists, which only a shop with a database has. */
    public static void createOfRows(String bootstrapServers) throws IOException, InterruptedException {
        create(
                bootstrapServers,
                List.of(
                        topic(RULE_ROWS, 1, TopicConfig.CLEANUP_POLICY_COMPACT),
                        topic(LIST_ROWS, 1, TopicConfig.CLEANUP_POLICY_COMPACT)));
    }

    /**
     * Creates all topics, and returns once they take records.
     *
     * @throws IOException if the broker refuses one
     */
    public static void create(String bootstrapServers) throws IOException, InterruptedException {
        create(bootstrapServers, "");
    }

    /** Creates all topics under names with a prefix. */
    public static void create(String bootstrapServers, String prefix) throws IOException, InterruptedException {
        create(
                bootstrapServers,
                all().stream()
                        .map(topic -> new NewTopic(
                                        prefix + topic.name(), topic.numPartitions(), topic.replicationFactor())
                                .configs(topic.configs()))
                        .toList());
    }

    /** Creates these topics, and returns once each of their partitions takes records. */
    public static void create(String bootstrapServers, List<NewTopic> topics) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(topics).all().get();
            awaitPartitions(admin, topics);
        } catch (ExecutionException e) {
            throw new IOException("cannot create the topics on " + bootstrapServers, e.getCause());
        }
    }

    /**
     * The controller has created them; the broker opens their partitions a moment later. A producer that writes before
     * may have its first batch refused and its second one taken, and then repeats the first in vain until its time is
     * over (KAFKA-15591). Only an open partition tells where it ends, and the client asks again until all do.
     */
    private static void awaitPartitions(Admin admin, List<NewTopic> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        long endNanos = System.nanoTime() + KNOWN_AFTER_MOST.toNanos();
        while (!tellEnds(admin, ends, endNanos)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** The client itself asks again for partitions that are not open, but not for topics that the broker has not heard of. */
    private static boolean tellEnds(Admin admin, Map<TopicPartition, OffsetSpec> ends, long endNanos)
            throws InterruptedException, ExecutionException {
        try {
            admin.listOffsets(ends).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException && System.nanoTime() < endNanos) {
                return false;
            }
            throw e;
        }
    }

    private static NewTopic topic(String name, int partitions, String cleanup) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        cleanup,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(MAX_RECORD_BYTES)));
    }
}
