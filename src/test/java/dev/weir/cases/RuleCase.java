package dev.weir.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.EventType;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A case of a rule.
 *
 * @param rule its file
 * @param startMillis when 0s is
 * @param untilMillis how far event time passes on after the last event
 * @param expected decisions with a reason, each as far as the case names it
 */
record RuleCase(
        Path rule,
        String name,
        long startMillis,
        List<Happening> events,
        OptionalLong untilMillis,
        List<JsonNode> expected) {

    /**
     * An event of it.
     *
     * @param name as the case calls it
     * @param fields in the wire format
     */
    record Happening(String name, EventType type, ObjectNode fields) {}

    @Override
    public String toString() {
        return rule.getFileName().toString().replace(".yaml", "") + ": " + name;
    }
}
