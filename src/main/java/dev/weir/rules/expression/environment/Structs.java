package dev.weir.rules.expression.environment;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Creates the struct types of one environment, each once. */
final class Structs {
    private final Schema schema;
    private final Map<String, StructType> byName = new LinkedHashMap<>();

    Structs(Schema schema) {
        this.schema = schema;
    }

    /** Returns the types created so far, by name. */
    Map<String, StructType> byName() {
        return byName;
    }

    /**
     * Returns the type of an event of one of these types, with the fields of all of them; a field with several types
     * has type any.
     *
     * @param prefix of the name
     * @param line the type of the lines of a transaction
     */
    StructType event(Set<EventType> types, String prefix, StructType line) {
        Set<EventType> sorted = new TreeSet<>(types);
        String name = prefix + sorted.stream().map(EventType::ruleName).collect(Collectors.joining(" or "));
        Map<String, CelType> attributes = new LinkedHashMap<>();
        Map<String, CelType> fields = new LinkedHashMap<>();
        for (EventType type : sorted) {
            if (schema.isOfLabels(type)) {
                ofLabel(name, fields);
                continue;
            }
            schema.attributesOf(type)
                    .forEach((attribute, declared) -> join(attributes, attribute, EventTypes.typeOf(declared)));
            for (Field field : schema.fields(type)) {
                join(fields, field.name(), EventTypes.typeOf(field.type()));
            }
        }
        if (sorted.stream().anyMatch(schema::mayHaveAttributes)) {
            fields.put(EventTypes.ATTRIBUTES, of(name + "." + EventTypes.ATTRIBUTES, attributes));
        }
        if (sorted.stream().anyMatch(EventType::hasLines)) {
            fields.put(EventTypes.ITEMS, ListType.create(line));
        }
        return of(name, fields);
    }

    /** Adds the fields of a label; those of its transaction are in a struct of their own. */
    private void ofLabel(String name, Map<String, CelType> fields) {
        for (EventField<FraudLabel> field : FraudLabel.Column.values()) {
            join(fields, field.wireName(), EventTypes.typeOf(field.kind().type()));
        }
        String ofTransaction = name + "." + FraudLabel.TRANSACTION;
        Map<String, CelType> known = new LinkedHashMap<>();
        for (Field field : schema.fields(EventType.TRANSACTION)) {
            known.put(field.name(), EventTypes.typeOf(field.type()));
        }
        Map<String, CelType> attributes = new LinkedHashMap<>();
        schema.attributesOf(EventType.TRANSACTION)
                .forEach((attribute, declared) -> attributes.put(attribute, EventTypes.typeOf(declared)));
        known.put(EventTypes.ATTRIBUTES, of(ofTransaction + "." + EventTypes.ATTRIBUTES, attributes));
        fields.put(FraudLabel.TRANSACTION, of(ofTransaction, known));
    }

    /** Returns the type of a transaction line, with these fields in addition to those of every line. */
    StructType line(String prefix, Map<String, CelType> more) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put(Schema.SKU, SimpleType.STRING);
        fields.put("quantity", SimpleType.INT);
        fields.put("price", SimpleType.DOUBLE);
        fields.putAll(more);
        return of(prefix + "line", fields);
    }

    /** Returns the type of live stock. */
    StructType stock() {
        return of(
                EventTypes.PREFIX + EventTypes.STOCK,
                Map.of("available", SimpleType.INT, "reserved", SimpleType.INT, "price", SimpleType.DOUBLE));
    }

    private static void join(Map<String, CelType> fields, String name, CelType type) {
        fields.merge(name, type, (one, other) -> one.equals(other) ? one : SimpleType.DYN);
    }

    private StructType of(String name, Map<String, CelType> fields) {
        StructType known = byName.get(name);
        if (known != null) {
            return known;
        }
        ImmutableMap<String, CelType> types = ImmutableMap.copyOf(fields);
        StructType made = StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
        byName.put(name, made);
        return made;
    }
}
