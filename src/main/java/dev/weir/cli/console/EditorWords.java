package dev.weir.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.lists.ListsOnTopic;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.features.function.AggregateFunctions;
import dev.weir.io.document.RuleSchema;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.expression.message.KnownFunctions;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an editor proposes: the keys of the schema of rules, fields of events, functions, lists, models and outcomes. */
final class EditorWords {
    private static final JsonMapper JSON = new JsonMapper();
    /** As many lists and models are proposed. */
    private static final int MOST = 500;

    private EditorWords() {}

    /** Returns them by what they are, each with a sentence about it. */
    static String json(JobConfig config, KafkaTopics topics) throws IOException {
        ObjectNode words = JSON.createObjectNode();
        put(words, "keys", keys());
        put(words, "fields", fields(config));
        Map<String, String> functions = new TreeMap<>();
        KnownFunctions.NAMES.forEach(name -> functions.put(name, "a function"));
        put(words, "functions", functions);
        Map<String, String> lists = new TreeMap<>();
        ListsOnTopic.read(topics, config).texts().keySet().stream()
                .limit(MOST)
                .forEach(name -> lists.put(name, "a list"));
        put(words, "lists", lists);
        Map<String, String> models = new TreeMap<>();
        RulesOnTopic.ofModels(topics, config).latest().stream()
                .limit(MOST)
                .forEach(one -> models.put(ModelIds.modelOf(one.id()), "a model"));
        put(words, "models", models);
        RulesOnTopic rules = RulesOnTopic.read(topics, config);
        Map<String, String> outcomes = new TreeMap<>();
        rules.outcomes().forEach(name -> outcomes.put(name, "an outcome"));
        put(words, "outcomes", outcomes);
        Map<String, String> ids = new TreeMap<>();
        rules.latest().stream()
                .filter(one -> !DocumentIds.isOfOther(one.id()))
                .limit(MOST)
                .forEach(one -> ids.put(one.id(), "a rule"));
        put(words, "rules", ids);
        return words.toString();
    }

    private static void put(ObjectNode words, String kind, Map<String, String> named) {
        ArrayNode all = words.putArray(kind);
        named.forEach((word, about) -> all.addArray().add(word).add(about));
    }

    private static Map<String, String> keys() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        AggregateFunctions.byKey().keySet().forEach(name -> keys.put(name, "a feature"));
        addKeys(JSON.readTree(RuleSchema.text()), keys);
        return keys;
    }

    private static void addKeys(JsonNode schema, Map<String, String> keys) {
        schema.path("properties")
                .properties()
                .forEach(one -> keys.merge(
                        one.getKey(),
                        one.getValue().path("description").asText(),
                        (before, more) -> before.isEmpty() ? more : before));
        schema.forEach(part -> addKeys(part, keys));
    }

    private static Map<String, String> fields(JobConfig config) {
        Map<String, String> fields = new TreeMap<>();
        for (EventType type : config.schema().types()) {
            config.schema()
                    .fields(type)
                    .forEach(field -> fields.put(
                            type + "." + field.name(), field.type().toString().toLowerCase(Locale.ROOT)));
            config.schema()
                    .attributesOf(type)
                    .forEach((name, is) -> fields.put(
                            type + ".attributes." + name, is.toString().toLowerCase(Locale.ROOT)));
        }
        return fields;
    }
}
