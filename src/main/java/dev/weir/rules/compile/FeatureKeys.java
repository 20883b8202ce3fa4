package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.definition.Schema;
import dev.weir.rules.document.FieldNames;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.PatternKeys;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fields that features and patterns are kept by. */
final class FeatureKeys {
    private static final List<String> DEFAULT_BY = List.of("customerId");
    private static final String ATTRIBUTES = EventTypes.ATTRIBUTES + ".";

    private static final String FIELDS_OF_PATTERN =
            "write the fields that the pattern is kept per, such as by: [cardId]";

    private static final String FIELDS_OF_FEATURE =
            "write the fields that the feature is kept by, such as by: [cardId]";

    private static final Node NO_NODE = new Node.Empty(new Node.Place(1, 1));

    private final Schema schema;

    FeatureKeys(Schema schema) {
        this.schema = schema;
    }

    /** Returns canonical names, sorted; errors are noted. */
    List<String> read(Section feature, EventType over, FeatureLookup lookup, List<ComputedKey> computed) {
        int before = feature.diagnostics().count();
        if (isEmptyList(feature) && !EstimateReader.isInexact(feature)) {
            feature.diagnostics()
                    .warn(
                            feature.pathOf("by"),
                            "'by' is empty: all events go to one key, and one key is one core; if there are many of them count by"
                                    + " a field, or write exact: false for an estimate");
        }
        Set<String> all = new TreeSet<>(names(feature, FIELDS_OF_FEATURE, over, plain(feature)));
        computed.forEach(key -> add(key.canonical(), all, feature));
        List<String> by = List.copyOf(all);
        if (feature.diagnostics().count() > before) {
            return by;
        }
        String refusal = lookup.refusal(feature.name(), by);
        if (!refusal.isEmpty()) {
            feature.wrong("by", refusal);
        }
        for (EventType with : lookup.typesFor(by)) {
            by.stream()
                    .filter(name ->
                            computed.stream().noneMatch(key -> key.canonical().equals(name)))
                    .map(name -> mismatch(name, over, with, lookup))
                    .filter(error -> !error.isEmpty())
                    .forEach(error -> feature.wrong("by", error));
        }
        computed.forEach(key -> requireTypes(feature, key, over, lookup.typesFor(by)));
        return by;
    }

    /**
     * Returns the fields that a pattern over these types is kept by: canonical names, sorted; empty if there are
     * errors, which are noted.
     */
    List<String> readOfPattern(Section rule, Set<EventType> types, PatternKeys computed) {
        int before = rule.diagnostics().count();
        EventType first = types.iterator().next();
        if (computed.ofStages().isPresent()) {
            return List.of(computed.ofStages().get().canonical());
        }
        List<String> by = DEFAULT_BY;
        if (rule.has("by")) {
            by = names(rule, FIELDS_OF_PATTERN, first, plain(rule));
        } else {
            types.forEach(type -> requireDefault(rule, type));
        }
        if (rule.diagnostics().count() == before) {
            for (EventType other : types) {
                by.forEach(name -> requireSame(rule, name, first, other));
            }
            computed.computed().forEach(key -> requireTypesOfPattern(rule, key, types));
        }
        Set<String> all = new TreeSet<>(by);
        computed.computed().forEach(key -> add(key.canonical(), all, rule));
        return rule.diagnostics().count() == before ? List.copyOf(all) : List.of();
    }

    /**
     * Returns the first field that a pattern is kept by, for each event type. Types whose transactions have the field
     * on each line are left out.
     */
    Map<EventType, Field> firstOfPattern(Section rule, Set<EventType> types, PatternKeys computed) {
        Node by = rule.node("by").orElse(NO_NODE);
        Node first = by instanceof Node.Elements list && !list.values().isEmpty()
                ? list.values().get(0)
                : by;
        String name = first instanceof Node.Text text ? text.value() : DEFAULT_BY.get(0);
        Map<EventType, Field> fields = new HashMap<>();
        for (EventType type : types) {
            schema.find(type, name).ifPresent(field -> fields.put(type, field));
            if (!(first instanceof Node.Empty) && !fields.containsKey(type)) {
                computed.computed().stream()
                        .flatMap(key -> Optional.ofNullable(key.fields().get(type)).stream())
                        .findFirst()
                        .or(() -> computed.ofStages()
                                .flatMap(keys -> keys.fields(type).stream().findFirst()))
                        .ifPresent(field -> fields.put(type, field));
            }
        }
        return fields;
    }

    private static void requireTypesOfPattern(Section rule, ComputedKey key, Set<EventType> types) {
        for (EventType type : types) {
            if (!key.fields().containsKey(type)) {
                String have = key.fields().keySet().iterator().next().ruleName();
                rule.wrong(
                        "by",
                        "the key '" + Spelling.shortened(key.canonical()) + "' is of the " + have
                                + ", and the pattern names " + type.ruleName()
                                + "; write an expression for each: by: [{key: {" + have + ": '…', " + type.ruleName()
                                + ": '…'}}]");
            }
        }
    }

    private static void requireTypes(Section feature, ComputedKey key, EventType over, Set<EventType> with) {
        Set<EventType> needed = new LinkedHashSet<>(with);
        needed.add(over);
        for (EventType type : needed) {
            if (!key.fields().containsKey(type)) {
                String have = key.fields().keySet().iterator().next().ruleName();
                feature.wrong(
                        "by",
                        "the key '" + Spelling.shortened(key.canonical()) + "' is of the " + have
                                + ", and the feature is "
                                + (type.equals(over) ? "over" : "looked up with") + " the " + type.ruleName()
                                + "; write an expression for each: by: [{key: {" + have + ": '…', " + type.ruleName()
                                + ": '…'}}]");
            }
        }
    }

    private void requireDefault(Section rule, EventType type) {
        if (!has(type, DEFAULT_BY.get(0))) {
            rule.missing(
                    "by",
                    "a pattern is kept by [" + DEFAULT_BY.get(0) + "] if nothing else is said, and " + type.ruleName()
                            + " has no '" + DEFAULT_BY.get(0) + "'; write fields that all its types have, such as by: ["
                            + Schema.SKU + "]");
        }
    }

    private void requireSame(Section rule, String name, EventType first, EventType other) {
        if (!isIn(other, name)) {
            rule.wrong(
                    "by",
                    "the pattern names " + first.ruleName() + " and " + other.ruleName() + ", and " + other.ruleName()
                            + " has no '" + bare(name) + "'; keep the pattern by fields that all its types have");
        } else if (!sameType(name, first, other)) {
            rule.wrong("by", twoTypes(bare(name), first, other));
        }
    }

    private List<String> names(Section section, String hint, EventType type, List<String> written) {
        boolean isComputed = section.node("by")
                .filter(by -> by instanceof Node.Text text && FeatureExpressions.isExpression(text.value()))
                .isPresent();
        boolean isOfAll = hint.equals(FIELDS_OF_FEATURE) && isEmptyList(section);
        if (written.isEmpty()
                && !isComputed
                && !isOfAll
                && !FeatureExpressions.hasNamedKey(section)
                && !(section.node("by").orElse(null) instanceof Node.Elements list
                        && !list.values().isEmpty())) {
            section.missing("by", hint);
        }
        Set<String> by = new TreeSet<>();
        for (String name : written) {
            if (!has(type, name)) {
                section.wrong("by", FieldNames.unknown(schema, type, name, known(type)));
            }
            add(canonical(type, name), by, section);
        }
        return List.copyOf(by);
    }

    /** Adds a part of a key, and warns of one that is there: it may stand in the place of another one. */
    private static void add(String part, Set<String> key, Section section) {
        if (!key.add(part)) {
            section.diagnostics()
                    .warn(
                            section.pathOf("by"),
                            "'" + Spelling.shortened(part)
                                    + "' is written twice, which counts once; leave one of them out,"
                                    + " or write the field that was meant");
        }
    }

    static boolean isEmptyList(Section section) {
        return section.node("by").orElse(null) instanceof Node.Elements list
                && list.values().isEmpty();
    }

    private static List<String> texts(Section section) {
        return section.texts("by", "write field names, such as by: [cardId]");
    }

    private static List<String> plain(Section section) {
        List<String> written =
                FeatureExpressions.hasNamedKey(section) ? FeatureExpressions.fieldNames(section) : texts(section);
        return written.stream()
                .filter(text -> !FeatureExpressions.isExpression(text))
                .toList();
    }

    private String mismatch(String name, EventType over, EventType with, FeatureLookup lookup) {
        if (!isIn(with, name)) {
            return "the feature is looked up with the " + with.ruleName() + lookup.whatItDoes() + ", and "
                    + with.ruleName() + " has no '" + bare(name) + "'; keep it by " + lookup.orOwn()
                    + "a field of both";
        }
        return sameType(name, over, with) ? "" : twoTypes(bare(name), over, with);
    }

    private static String twoTypes(String name, EventType one, EventType other) {
        return "'" + name + "' has one type in " + one.ruleName() + " and another in " + other.ruleName()
                + ", so that their values are never equal";
    }

    /** Returns whether a canonical name is a field of that type too. */
    private boolean isIn(EventType type, String canonical) {
        return has(type, canonical) && canonical.equals(canonical(type, canonical));
    }

    private static String bare(String canonical) {
        return canonical.startsWith(ATTRIBUTES) ? canonical.substring(ATTRIBUTES.length()) : canonical;
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

    /** Returns whether a field belongs to the lines of an event: a transaction has a sku on each line. */
    private static boolean isLineField(EventType type, String name) {
        return type.hasLines() && name.equals(Schema.SKU);
    }

    private List<String> known(EventType over) {
        List<String> known = new ArrayList<>();
        schema.fields(over).forEach(field -> known.add(field.name()));
        known.addAll(schema.attributesOf(over).keySet());
        if (over.hasLines()) {
            known.add(Schema.SKU);
        }
        return known;
    }
}
