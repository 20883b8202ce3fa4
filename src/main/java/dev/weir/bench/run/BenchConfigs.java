package dev.weir.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The configs of compared jobs: {@link FlinkJob#CONFIG}, each with its own topics by a prefix, except the rules, which
 * they share. The environment may override settings, as in production.
 *
 * @param over further differences, by key
 */
public record BenchConfigs(String bootstrapServers, Map<String, String> over) {
    /** What is measured is a job that reads neither its own decisions nor labels, as by default. */
    private static final String EVENTS_OF_DECISIONS = "decisions.events";

    private static final String LABELS = "labels.topic";

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Makes defensive copies. */
    public BenchConfigs {
        over = Map.copyOf(over);
    }

    /** Returns the config of an engine without a cluster. */
    public static JobConfig withoutKafka() throws IOException, ConfigException {
        return new JobConfigs().read(FlinkJob.CONFIG, Map.of(EVENTS_OF_DECISIONS, "", LABELS, ""), System.getenv());
    }

    /** Returns the job config of Weir, with topics of this prefix. */
    public JobConfig ofWeir(String prefix) throws IOException, ConfigException {
        return read(prefix, prefix + Topics.ACTIONS, prefix + Topics.DEAD_LETTERS);
    }

    /** Returns the job config of {@link PassThrough}, which writes to the topic of dead letters. */
    public JobConfig ofPassThrough(String prefix) throws IOException, ConfigException {
        return read(prefix, "unused", prefix + Topics.ACTIONS);
    }

    private JobConfig read(String prefix, String actions, String deadLetters) throws IOException, ConfigException {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrapServers", bootstrapServers);
        settings.put("kafka.groupId", prefix + "weir");
        Topics.OF_EVENTS.forEach(topic -> settings.put("topics." + topic, prefix + topic));
        settings.put("topics.ruleStatus", prefix + Topics.RULE_STATUS);
        settings.put("topics.rulesInForce", prefix + Topics.RULES_IN_FORCE);
        settings.put("topics.actions", actions);
        settings.put("topics.deadLetters", deadLetters);
        settings.put(EVENTS_OF_DECISIONS, "");
        settings.put(LABELS, "");
        settings.put("tables", tables());
        settings.putAll(over);
        return new JobConfigs().read(FlinkJob.CONFIG, settings, System.getenv());
    }

    /**
     * Returns the tables of the config, none of which is awaited: a job would wait for rows that the traffic of an earlier
     * one left until its first checkpoint, and some jobs take none.
     */
    private static String tables() throws IOException {
        JsonNode tables = YAML.readTree(FlinkJob.CONFIG.toFile()).path("tables");
        tables.forEach(table -> ((ObjectNode) table).put("awaitSnapshot", false));
        return tables.toString();
    }
}
