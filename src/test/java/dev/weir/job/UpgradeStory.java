package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.weir.events.EventType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a job hears before it is stopped, and what the one hears that goes on from its savepoint.
 *
 * @param settings of the job, over those of the local config
 */
record UpgradeStory(Map<String, String> settings, List<Step> before, List<Step> after) {
    private static final Map<EventType, String> TOPICS = Map.of(
            EventType.TRANSACTION, Topics.TRANSACTIONS,
            EventType.CLICK, Topics.CLICKSTREAM,
            EventType.INVENTORY, Topics.INVENTORY);
    /** The topic of the one table that stories declare, called {@value #CUSTOMER}. */
    static final String CUSTOMERS = "customers";

    private static final String CUSTOMER = "customer";
    private static final Set<String> ABOUT_EVENTS = Set.of("partition", "times", "decisions", "answers");

    /**
     * Records to send.
     *
     * @param values an empty one is a tombstone
     * @param id of the last event, {@code ""} for a rule
     * @param decisions that will be made, at the latest by the end of the story
     * @param answers that are waited for: one to a rule or a model, and to what an event has the job publish
     */
    record Step(String topic, int partition, String key, List<String> values, String id, int decisions, int answers) {}

    /** Reads a story; see the comment in the file of one. */
    static UpgradeStory read(Path file) throws IOException {
        JsonNode story = new YAMLMapper().readTree(file.toFile());
        Map<String, String> settings = new TreeMap<>();
        story.required("settings")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return new UpgradeStory(settings, steps(story.required("before")), steps(story.required("after")));
    }

    private static List<Step> steps(JsonNode nodes) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode node : nodes) {
            steps.add(step(node));
        }
        return steps;
    }

    private static Step step(JsonNode node) {
        if (node.has("rule")) {
            JsonNode rule = node.path("rule");
            return new Step(Topics.RULES, 0, rule.path("id").asText(), List.of(rule.toString()), "", 0, 1);
        }
        if (node.has("model")) {
            JsonNode model = node.path("model");
            return new Step(Topics.MODELS, 0, model.path("model").asText(), List.of(model.toString()), "", 0, 1);
        }
        if (node.has("label")) {
            JsonNode label = node.path("label");
            String of = label.path("transactionId").asText();
            return new Step(Topics.LABELS, 0, of, List.of(label.toString()), "", 0, 0);
        }
        if (node.has("remove")) {
            return new Step(Topics.RULES, 0, node.path("remove").asText(), List.of(""), "", 0, 1);
        }
        if (node.has(CUSTOMER)) {
            String row = node.path(CUSTOMER).toString();
            return new Step(CUSTOMERS, node.path("partition").asInt(0), CUSTOMER, List.of(row), "", 0, 0);
        }
        for (EventType type : EventDefinitions.BUILT_IN.types()) {
            if (node.path(type.ruleName()) instanceof ObjectNode event) {
                checkNames(node, type);
                int times = node.path("times").asInt(1);
                List<ObjectNode> events = times == 1 ? List.of(event) : repeated(event, times);
                return new Step(
                        Objects.requireNonNull(TOPICS.get(type)),
                        node.path("partition").asInt(0),
                        type.ruleName(),
                        events.stream().map(JsonNode::toString).toList(),
                        idOf(events.get(times - 1), type),
                        node.path("decisions").asInt(times),
                        node.path("answers").asInt(0));
            }
        }
        throw new IllegalArgumentException("no step: " + node);
    }

    private static void checkNames(JsonNode node, EventType type) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(type.ruleName()) && !ABOUT_EVENTS.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is no part of a step: " + node);
            }
        }
    }

    private static String idOf(ObjectNode event, EventType type) {
        if (type.equals(EventType.TRANSACTION)) {
            return event.required("transactionId").asText();
        }
        return type.equals(EventType.CLICK)
                ? event.required("eventId").asText()
                : event.required("sku").asText() + "/"
                        + event.required("warehouse").asText() + "/"
                        + Instant.parse(event.required("timestamp").asText()).toEpochMilli();
    }

    private static List<ObjectNode> repeated(ObjectNode transaction, int times) {
        String id = transaction.required("transactionId").asText();
        Instant first = Instant.parse(transaction.required("timestamp").asText());
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            ObjectNode one = transaction.deepCopy();
            one.put("transactionId", id + "-" + i);
            one.put("timestamp", first.plusSeconds(i).toString());
            events.add(one);
        }
        return events;
    }
}
