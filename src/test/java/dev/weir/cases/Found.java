package dev.weir.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.Decision;
import dev.weir.io.JsonDecisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A decision in the words of a case. */
final class Found {
    static final Set<String> KEYS =
            Set.of("event", "at", "outcome", "score", "subject", "rules", "params", "features", "matched");

    private static final JsonMapper JSON = new JsonMapper();

    private Found() {}

    /**
     * All that a case may ask about.
     *
     * @param names of events, by their ids
     */
    static ObjectNode of(Decision decision, long startMillis, Map<String, String> names) {
        JsonNode wire = read(new JsonDecisions().write(decision));
        JsonNode reason = wire.path("reasons").path(0);
        ObjectNode found = new ObjectNode(JsonNodeFactory.instance);
        found.put("event", names.getOrDefault(decision.trigger().id(), "?"));
        found.put("at", decision.eventTimeMillis() - startMillis + "ms");
        for (String key : Set.of("outcome", "score", "subject")) {
            found.set(key, wire.path(key));
        }
        ArrayNode rules = found.putArray("rules");
        wire.path("reasons").forEach(each -> rules.add(each.path("rule")));
        found.set("params", reason.path("params"));
        found.set("features", reason.path("features"));
        ObjectNode matched = found.putObject("matched");
        reason.path("matched").properties().forEach(stage -> {
            ArrayNode events = matched.putArray(stage.getKey());
            stage.getValue().forEach(id -> events.add(names.getOrDefault(id.asText(), "?")));
        });
        return found;
    }

    /** As text, which is the same for the same: only these keys, in their order, numbers as numbers, times in ms. */
    static String text(JsonNode decision, Set<String> keys) {
        Map<String, String> text = new TreeMap<>();
        for (String key : keys) {
            JsonNode value = decision.path(key);
            text.put(key, key.equals("at") ? Offset.millis(value.asText(), 0) + "ms" : text(value));
        }
        return text.toString();
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
        }
        if (value.isArray()) {
            StringBuilder list = new StringBuilder("[");
            value.forEach(each -> list.append(list.length() > 1 ? ", " : "").append(text(each)));
            return list.append("]").toString();
        }
        if (value.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            value.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
            return fields.toString();
        }
        return value.asText();
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
