package dev.weir.rules;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a feature is kept by. */
final class FeatureKeys {
    private final Schema schema;

    FeatureKeys(Schema schema) {
        this.schema = schema;
    }

    /**
     * Canonical names, sorted; errors are noted.
     *
     * @param over the type of the feature's events
     * @param on the type of the events that the feature is looked up for, if that is known
     */
    List<String> read(Section feature, EventType over, Optional<EventType> on) {
        List<String> written = feature.texts("by", "write field names, such as by: [cardId]");
        if (written.isEmpty()
                && !(feature.node("by").orElse(null) instanceof Node.Elements list
                        && !list.values().isEmpty())) {
            feature.missing("by", "write the fields that the feature is kept by, such as by: [cardId]");
        }
        Set<String> by = new TreeSet<>();
        for (String name : written) {
            String error = error(name, over, on);
            if (!error.isEmpty()) {
                feature.wrong("by", error);
            }
            by.add(canonical(over, name));
        }
        return List.copyOf(by);
    }

    private String error(String name, EventType over, Optional<EventType> on) {
        if (!has(over, name)) {
            return "unknown field '" + name + "' of " + over.ruleName() + advice(name, over);
        }
        if (on.isEmpty()) {
            return "";
        }
        String canonical = canonical(over, name);
        if (!has(on.get(), canonical) || !canonical.equals(canonical(on.get(), canonical))) {
            return "the feature is looked up with the " + on.get().ruleName() + " that triggers the rule, and "
                    + on.get().ruleName() + " has no '" + name + "'; keep it by a field of both";
        }
        return sameType(canonical, over, on.get())
                ? ""
                : "'" + name + "' has one type in " + over.ruleName() + " and another in "
                        + on.get().ruleName() + ", so that their values are never equal";
    }

    private boolean sameType(String name, EventType over, EventType on) {
        Optional<Field> ofFeature = schema.find(over, name);
        Optional<Field> ofTrigger = schema.find(on, name);
        return ofFeature.isEmpty()
                || ofTrigger.isEmpty()
                || ofFeature.get().type() == ofTrigger.get().type();
    }

    private boolean has(EventType type, String name) {
        return isLineField(type, name) || schema.find(type, name).isPresent();
    }

    private String canonical(EventType type, String name) {
        return isLineField(type, name)
                ? name
                : schema.find(type, name).map(Field::name).orElse(name);
    }

    /** A transaction has a sku for each of its lines. */
    private static boolean isLineField(EventType type, String name) {
        return type == EventType.TRANSACTION && name.equals(Schema.SKU);
    }

    private String advice(String name, EventType over) {
        List<String> known = new ArrayList<>();
        schema.fields(over).forEach(field -> known.add(field.name()));
        known.addAll(schema.attributesOf(over).keySet());
        if (over == EventType.TRANSACTION) {
            known.add(Schema.SKU);
        }
        return Spelling.advice(name, known);
    }
}
