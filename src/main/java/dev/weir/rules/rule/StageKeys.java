package dev.weir.rules.rule;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one part of a pattern's key that each stage computes in its own way, so that the receiver of one payment and the
 * sender of the next have the same key. An event goes to the keys of all stages of its type; a stage takes it only at
 * its own.
 *
 * @param canonical the canonical texts of all expressions with their stages, unlike the name of any field
 * @param byStage the key of each stage, by the name of the stage
 */
public record StageKeys(String canonical, Map<String, ComputedKey> byStage) {
    /** Makes a defensive copy. */
    public StageKeys {
        byStage = Map.copyOf(byStage);
    }

    /** Returns the keys of these stages. */
    public static StageKeys of(Map<String, ComputedKey> byStage) {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(byStage).forEach((stage, key) -> texts.add(stage + ": " + key.canonical()));
        return new StageKeys(String.join(" | ", texts), byStage);
    }

    /** Returns what computes the keys of an event of a type, each way once. */
    public List<Field> fields(EventType type) {
        Map<String, Field> fields = new TreeMap<>();
        for (ComputedKey key : byStage.values()) {
            Field field = key.fields().get(type);
            if (field != null) {
                fields.put(key.canonical(), field);
            }
        }
        return List.copyOf(fields.values());
    }
}
