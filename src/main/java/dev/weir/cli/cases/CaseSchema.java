package dev.weir.cli.cases;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The JSON Schema of files of cases, for editors: draft 7, as that of rules. It refuses nothing that a case may say; fields
 * of events are left to the job, since its config declares attributes, streams and tables.
 */
public final class CaseSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> OF_FILE = Map.of(
            "with", "The files of other rules that run too, seen from this one, such as [../fraud/card-velocity.yaml].",
            "policies", "Policies that sum points, instead of those of the job config.",
            "identity", "Whom sessions are linked to, instead of what the job config says.",
            "defaults", "Default fields of events, by type: {transaction: {cardId: card-1}}.",
            "lists", "Lists by name, for all cases: {ips: [203.0.113.7]}.",
            "scores", "What models say in all cases: {card-fraud: 0.93}.",
            "cases", "The cases.");
    private static final Map<String, String> OF_CASE = Map.of(
            "name", "What happens, in a few words.",
            "lists", "Lists by name, for this case.",
            "scores", "What models say in this case.",
            "start", "When it begins, such as 2026-03-02T10:00:00Z, the default.",
            "events", "What happens, in order. The events are called e1, e2, …",
            "until",
                    "Lets time pass up to here, so that absences fire: 2h from the start, or +30m after the last event.",
            "expect", "The decisions that have a reason, in order; [] for none.");

    private CaseSchema() {}

    /** Returns the schema, as a text that ends with a newline and is always the same. */
    public static String text() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return new JsonMapper().writer(printer).writeValueAsString(schema()) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    private static ObjectNode schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Cases of a rule of Weir");
        schema.setAll(map(CaseReader.FILE, OF_FILE, List.of("cases")));
        ObjectNode keys = (ObjectNode) schema.get("properties");
        list(keys, "with").put("type", "string");
        type(keys, "defaults", "object");
        type(keys, "lists", "object");
        type(keys, "scores", "object");
        ObjectNode cases = list(keys, "cases");
        cases.setAll(map(CaseReader.CASE, OF_CASE, List.of("name", "expect")));
        ObjectNode inCase = (ObjectNode) cases.get("properties");
        type(inCase, "name", "string");
        type(inCase, "lists", "object");
        type(inCase, "scores", "object");
        ObjectNode event = list(inCase, "events").put("type", "object");
        event.set("required", JSON.arrayNode().add("at"));
        event.put("minProperties", 2);
        event.put("maxProperties", 3);
        ObjectNode ofEvent = event.putObject("properties");
        ofEvent.putObject("at").put("description", "When: 0s after the start, or +20m after the event before.");
        ofEvent.putObject(CaseEvents.LATE)
                .put("type", "boolean")
                .put("description", "true if it is meant to come after events that happen later.");
        ObjectNode decision = list(inCase, "expect");
        decision.setAll(map(List.copyOf(new TreeSet<>(CaseDecision.KEYS)), Map.of(), List.of()));
        return schema;
    }

    private static ObjectNode map(List<String> keys, Map<String, String> meanings, List<String> required) {
        ObjectNode map = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        if (!required.isEmpty()) {
            required.forEach(map.putArray("required")::add);
        }
        ObjectNode properties = map.putObject("properties");
        for (String key : keys) {
            ObjectNode property = properties.putObject(key);
            String meaning = meanings.getOrDefault(key, "");
            if (!meaning.isEmpty()) {
                property.put("description", meaning);
            }
        }
        return map;
    }

    private static void type(ObjectNode properties, String key, String type) {
        ((ObjectNode) properties.get(key)).put("type", type);
    }

    /** Makes a property a list, and returns the schema of its elements. */
    private static ObjectNode list(ObjectNode properties, String key) {
        return ((ObjectNode) properties.get(key)).put("type", "array").putObject("items");
    }
}
