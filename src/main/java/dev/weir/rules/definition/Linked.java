package dev.weir.rules.definition;

import dev.weir.events.definition.OtherAttributes;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A rule together with the definitions that it uses: all that it takes to compile it. The operators receive rules in this
 * form, so that an epoch's rules do not depend on which definitions came before or after it.
 *
 * @param rule as it was pushed
 * @param definitions that it uses, also through others, and no more
 * @param known all that it could use, for advice on references to what there is not; none if the rule has no reference
 * @param attributes that it uses and the job config does not declare, by the name of the event type, each as {@link
 *     OtherAttributes#form} writes it
 */
public record Linked(Node rule, Definitions definitions, Definitions known, Map<String, Set<String>> attributes) {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final String RULE = "rule";
    private static final String USES = "uses";
    private static final String DOCUMENT = "in";
    private static final String ATTRIBUTES = "attributes";

    /** Makes a defensive copy. */
    public Linked {
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** Returns a rule with those of some definitions that it uses. */
    public static Linked of(Node rule, Definitions all) {
        return Definitions.namedIn(Definitions.expressions(rule)).isEmpty()
                ? plain(rule)
                : new Linked(rule, all.usedBy(rule), all, Map.of());
    }

    /** Returns a rule that uses no definitions. */
    public static Linked plain(Node rule) {
        return new Linked(rule, Definitions.NONE, Definitions.NONE, Map.of());
    }

    /**
     * Returns the same with those of some attributes that it uses: whose names are in a text of the rule or of its
     * definitions.
     *
     * @param all attributes that the job config does not declare, by the name of the event type
     */
    public Linked using(Map<String, Set<String>> all) {
        if (all.isEmpty()) {
            return this;
        }
        String text = Definitions.expressions(rule) + definitions.toString();
        Map<String, Set<String>> used = new TreeMap<>();
        all.forEach((type, names) -> {
            Set<String> named = new TreeSet<>(names);
            named.removeIf(form -> !text.contains(OtherAttributes.nameIn(form)));
            if (!named.isEmpty()) {
                used.put(type, named);
            }
        });
        return new Linked(rule, definitions, known, used);
    }

    /** Returns the rule and all that it refers to, for whoever looks for what their texts mention. */
    public Node texts() {
        List<Node> all = new ArrayList<>();
        all.add(rule);
        definitions.byName().values().forEach(definition -> all.add(definition.node()));
        return new Node.Elements(all, NOWHERE);
    }

    /** Returns the same without attributes. */
    public Linked withoutAttributes() {
        return new Linked(rule, definitions, known, Map.of());
    }

    /** Returns whether the rule uses nothing; its form is then the rule as it was pushed. */
    public boolean isPlain() {
        return definitions.byName().isEmpty() && attributes.isEmpty();
    }

    /** Returns its form as a document. A rule that uses no definitions is its own form. */
    public Node form() {
        if (isPlain()) {
            return rule;
        }
        Map<String, Node> uses = new LinkedHashMap<>();
        definitions.byName().forEach((name, definition) -> {
            Map<String, Node> form = new LinkedHashMap<>();
            form.put(DOCUMENT, new Node.Text(definition.document(), NOWHERE));
            form.put(definition.form().key(), definition.node());
            uses.put(name, new Node.Fields(form, NOWHERE));
        });
        Map<String, Node> form = new LinkedHashMap<>();
        form.put(RULE, rule);
        form.put(USES, new Node.Fields(uses, NOWHERE));
        Map<String, Node> named = new LinkedHashMap<>();
        attributes.forEach((type, names) -> named.put(
                type,
                new Node.Elements(
                        names.stream()
                                .sorted()
                                .map(name -> (Node) new Node.Text(name, NOWHERE))
                                .toList(),
                        NOWHERE)));
        form.put(ATTRIBUTES, new Node.Fields(named, NOWHERE));
        return new Node.Fields(form, NOWHERE);
    }

    /** Reads a form that this release or an earlier one made; only for forms that the job itself wrote. */
    public static Linked read(Node form) {
        if (!(form instanceof Node.Fields fields)
                || fields.values().containsKey("id")
                || !(fields.values().get(USES) instanceof Node.Fields uses)) {
            return plain(form);
        }
        Map<String, Definition> definitions = new TreeMap<>();
        uses.values().forEach((name, use) -> {
            if (use instanceof Node.Fields definition) {
                definitions.put(name, definition(name, definition.values()));
            }
        });
        Definitions used = new Definitions(definitions);
        return new Linked(fields.values().getOrDefault(RULE, form), used, used, attributes(fields));
    }

    private static Map<String, Set<String>> attributes(Node.Fields form) {
        Map<String, Set<String>> attributes = new TreeMap<>();
        if (form.values().get(ATTRIBUTES) instanceof Node.Fields named) {
            named.values().forEach((type, names) -> {
                Set<String> texts = new TreeSet<>();
                if (names instanceof Node.Elements list) {
                    list.values().forEach(name -> texts.add(name instanceof Node.Text text ? text.value() : ""));
                }
                attributes.put(type, texts);
            });
        }
        return attributes;
    }

    private static Definition definition(String name, Map<String, Node> form) {
        String document = form.get(DOCUMENT) instanceof Node.Text text ? text.value() : "";
        for (Definition.Form each : Definition.Form.values()) {
            Node node = form.get(each.key());
            if (node != null) {
                return new Definition(name, document, each, node);
            }
        }
        throw new IllegalStateException("the definition '" + name + "' of a rule in force has no form");
    }

    /**
     * Returns a valid rule with everything written out: what it refers to is part of it, so that it can be shown, changed
     * and run where there are no definitions.
     */
    public Node writtenOut() {
        return isPlain() ? rule : writtenOut(withFeatures());
    }

    private Node writtenOut(Node node) {
        if (node instanceof Node.Text text && Expansion.isNeeded(text.value())) {
            Expansion whole =
                    Expansion.of(text.value(), known, Expansion.Placement.REFERENCE, RuleLimits.MOST_EXPRESSION_CHARS);
            return new Node.Text(whole.text(), text.place());
        }
        if (node instanceof Node.Fields fields) {
            Map<String, Node> values = new LinkedHashMap<>();
            fields.values().forEach((key, value) -> values.put(key, writtenOut(value)));
            return new Node.Fields(values, fields.place());
        }
        return node instanceof Node.Elements list
                ? new Node.Elements(list.values().stream().map(this::writtenOut).toList(), list.place())
                : node;
    }

    /** Returns the rule with the features that it uses from definitions among its own. */
    public Node withFeatures() {
        if (isPlain() || !(rule instanceof Node.Fields fields)) {
            return rule;
        }
        Map<String, Node> features = new LinkedHashMap<>();
        if (fields.values().get(Definition.Form.FEATURE.key()) instanceof Node.Fields own) {
            features.putAll(own.values());
        }
        definitions.byName().values().stream()
                .filter(definition -> definition.form() == Definition.Form.FEATURE)
                .forEach(definition -> features.putIfAbsent(definition.name(), definition.node()));
        Map<String, Node> values = new LinkedHashMap<>(fields.values());
        if (!features.isEmpty()) {
            values.put(Definition.Form.FEATURE.key(), new Node.Fields(features, NOWHERE));
        }
        return new Node.Fields(values, fields.place());
    }
}
