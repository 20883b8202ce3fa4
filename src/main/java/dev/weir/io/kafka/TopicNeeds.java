package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfig.Topics;
import dev.weir.events.EventType;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.models.artifact.Chunks;
import dev.weir.operators.TopicFault;
import dev.weir.operators.TopicFault.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a job requires of its topics, and the command that creates a suitable topic.
 *
 * <p>The topics of the rulebook are read as a whole at a start, in one order: they need a single partition, and
 * compaction without retention by age. If records with one key are distinguished by more than their key, compaction
 * removes records that nobody may have read; that is a warning, because whoever configured the topic knows its keys. A
 * topic has to accept the largest record that the job writes to it, since a broker that refuses one would stop all
 * decisions.
 */
final class TopicNeeds implements Serializable {
    private static final long serialVersionUID = 1;

    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final String OF_ROWS = "rules.";
    private static final String MODELS = "models";
    private static final String ARTIFACTS = "modelArtifacts";
    /** A chunk with its key, and what Kafka adds. */
    private static final int MOST_OF_CHUNK = Chunks.CHUNK_BYTES + 1_024;

    private static final String SHADOW = "decisions.shadow";

    private final String brokers;
    private final Map<String, String> names;
    private final Set<String> tables;
    private final int maxDecisionBytes;
    private final int maxDeadLetterBytes;
    private final int maxListBytes;
    private final int maxDocumentBytes;

    TopicNeeds(JobConfig config) {
        brokers = config.kafka().bootstrapServers();
        names = names(config);
        tables = tables(config);
        maxDecisionBytes = config.outputs().maxDecisionBytes();
        maxDeadLetterBytes = config.outputs().maxDeadLetterBytes();
        maxListBytes = config.limits().maxListBytes();
        maxDocumentBytes = config.limits().maxDocumentBytes();
    }

    /**
     * The present settings of a topic.
     *
     * @param settings by Kafka's names; empty if the job may not see them
     */
    record Seen(int partitions, Optional<Map<String, String>> settings) {
        private boolean isCompacted() {
            return setting("cleanup.policy").contains("compact");
        }

        /** Returns whether records are removed by age or by size. */
        private boolean forgets() {
            return setting("cleanup.policy").contains("delete")
                    && !(setting("retention.ms").equals("-1")
                            && setting("retention.bytes").equals("-1"));
        }

        private long mostBytes() {
            String most = setting("max.message.bytes");
            return most.matches("\\d{1,18}") ? Long.parseLong(most) : UNKNOWN;
        }

        private String setting(String name) {
            return settings.map(all -> all.getOrDefault(name, "")).orElse("");
        }
    }

    /** Returns the names of all topics. */
    Collection<String> names() {
        return List.copyOf(names.values());
    }

    private static Map<String, String> names(JobConfig config) {
        Topics topics = config.topics();
        Map<String, String> names = new LinkedHashMap<>();
        topics.events().forEach((type, topic) -> names.put(key(type, config.schema()), topic));
        for (TableDefinition table : config.schema().definitions().tables()) {
            table.topics().stream()
                    .skip(1)
                    .forEach(topic -> names.put("tables." + table.type().ruleName() + ".heartbeats", topic));
        }
        names.put("rules", topics.rules());
        names.put("lists", topics.lists());
        names.put(MODELS, topics.models());
        names.put(ARTIFACTS, topics.modelArtifacts());
        config.signers().tables().topics().forEach((key, topic) -> names.put(OF_ROWS + key, topic));
        names.put("rulesInForce", topics.rulesInForce());
        names.put("ruleStatus", topics.ruleStatus());
        names.put("actions", topics.actions());
        names.put("deadLetters", topics.deadLetters());
        topics.shadow().ifPresent(topic -> names.put(SHADOW, topic));
        return names;
    }

    /** Returns the key of the job config that names the topic. */
    private static String key(EventType type, Schema schema) {
        return schema.definitions()
                .find(type)
                .<String>map(definition -> definition instanceof TableDefinition
                        ? "tables." + type.ruleName() + ".topic"
                        : definition instanceof LabelDefinition ? "labels.topic" : definition.topic())
                .orElseGet(() -> "streams." + type.ruleName() + ".topic");
    }

    /** Returns the topics of tables, in which the last record of a key is complete. */
    private static Set<String> tables(JobConfig config) {
        Set<String> tables = new HashSet<>();
        config.topics().events().forEach((type, topic) -> {
            if (config.schema().keptBy(type).isPresent()) {
                tables.add(topic);
            }
        });
        return Set.copyOf(tables);
    }

    private static boolean isOfRulebook(String key) {
        return key.startsWith("rule") || key.equals("lists") || key.equals(MODELS);
    }

    /** Returns what is wrong with these topics; a topic that is missing here does not exist. */
    List<TopicFault> faults(Map<String, Seen> seen) {
        List<TopicFault> faults = new ArrayList<>();
        names.forEach((key, topic) -> {
            Seen one = seen.get(topic);
            if (one == null && (key.equals(MODELS) || key.equals(ARTIFACTS))) {
                return; // a job without models needs none
            }
            if (one == null) {
                faults.add(new TopicFault(
                        Kind.MISSING,
                        "the topic '" + topic + "' does not exist; create it: " + create(topic, isOfRulebook(key))));
            } else if (key.equals(ARTIFACTS)) {
                compacted(topic, one, faults);
            } else if (isOfRulebook(key)) {
                ofRulebook(key, topic, one, faults);
            } else if (one.isCompacted() && !tables.contains(topic)) {
                faults.add(new TopicFault(
                        Kind.DOUBTFUL,
                        "the topic '" + topic + "' is compacted: of several records of one key only the"
                                + " last stays; unless each has a key of its own: "
                                + alter(topic, "cleanup.policy=delete")));
            }
        });
        sizes(seen, faults);
        return faults;
    }

    private void ofRulebook(String key, String topic, Seen seen, List<TopicFault> faults) {
        if (seen.partitions() != 1) {
            faults.add(new TopicFault(
                    Kind.UNSUITED,
                    "the topic '" + topic + "' has " + seen.partitions()
                            + " partitions, and what is on it is read in one order: create one with one partition, "
                            + create(topic + "-1", true)
                            + ", copy to it what shall hold, and name it in the job config: "
                            + (key.startsWith(OF_ROWS) ? "" : "topics.") + key + ": " + topic + "-1"));
        }
        compacted(topic, seen, faults);
    }

    private void compacted(String topic, Seen seen, List<TopicFault> faults) {
        if (seen.settings().isPresent() && (!seen.isCompacted() || seen.forgets())) {
            faults.add(new TopicFault(
                    Kind.UNSUITED,
                    "the topic '" + topic + "' has cleanup.policy=" + seen.setting("cleanup.policy")
                            + ", so that what holds goes from it by age or never gives way to what replaces it: "
                            + alter(topic, "cleanup.policy=compact")));
        }
    }

    private void sizes(Map<String, Seen> seen, List<TopicFault> faults) {
        size("actions", maxDecisionBytes, "limits.maxDecisionBytes", seen, faults);
        if (names.containsKey(SHADOW)) {
            size(SHADOW, maxDecisionBytes, "limits.maxDecisionBytes", seen, faults);
        }
        size("deadLetters", maxDeadLetterBytes, "limits.maxDeadLetterBytes", seen, faults);
        copied("lists", maxListBytes, "limits.maxListBytes", seen, faults);
        copied("rules", maxDocumentBytes, "limits.maxDocumentBytes", seen, faults);
        copied(MODELS, maxDocumentBytes, "limits.maxDocumentBytes", seen, faults);
        size(ARTIFACTS, MOST_OF_CHUNK, "chunks of artifacts", seen, faults);
    }

    private void copied(String from, int bound, String name, Map<String, Seen> seen, List<TopicFault> faults) {
        long taken = mostBytes(from, seen);
        if (taken < UNKNOWN) {
            size(
                    "rulesInForce",
                    Math.min(bound, taken),
                    "what '" + topic(from) + "' takes within " + name,
                    seen,
                    faults);
        }
    }

    private void size(String key, long needed, String why, Map<String, Seen> seen, List<TopicFault> faults) {
        long most = mostBytes(key, seen);
        if (most < needed) {
            faults.add(new TopicFault(
                    Kind.UNSUITED,
                    "the topic '" + topic(key) + "' takes records of at most " + most + " bytes, and "
                            + (key.equals(ARTIFACTS) ? "weir models push" : "the job") + " writes such of up to "
                            + needed + " (" + why + "): "
                            + alter(topic(key), "max.message.bytes=" + needed)));
        }
    }

    private String topic(String key) {
        return Objects.requireNonNull(names.get(key), key);
    }

    private long mostBytes(String key, Map<String, Seen> seen) {
        Seen one = seen.get(topic(key));
        return one == null ? UNKNOWN : one.mostBytes();
    }

    private String create(String topic, boolean compacted) {
        return "kafka-topics.sh --bootstrap-server " + brokers + " --create --topic " + topic
                + (compacted ? " --partitions 1 --config cleanup.policy=compact" : "");
    }

    private String alter(String topic, String setting) {
        return "kafka-configs.sh --bootstrap-server " + brokers + " --alter --entity-type topics --entity-name " + topic
                + " --add-config " + setting;
    }
}
