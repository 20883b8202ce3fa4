package dev.weir.realdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What crosses a topic. */
final class Wire {
    static final String TRANSACTIONS = "transactions";
    static final String CLICKSTREAM = "clickstream";
    static final String INVENTORY = "inventory";

    private static final JsonMapper JSON = new JsonMapper();

    private Wire() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    static RawRecord record(String topic, String key, ObjectNode value) {
        return record(topic, key, value.toString());
    }

    static RawRecord record(String topic, String key, String value) {
        return new RawRecord(
                topic, 0, 0, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    /** A job config that says how a data set is to be read. */
    static JobConfig config(String yaml, Map<String, String> overrides) {
        try {
            return new JobConfigs().read(yaml, overrides, Map.of());
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    /** The same for an engine without brokers. */
    static JobConfig config(String yaml) {
        return config(yaml, Map.of("kafka.bootstrapServers", "none:0"));
    }
}
