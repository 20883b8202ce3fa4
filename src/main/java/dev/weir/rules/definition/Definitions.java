package dev.weir.rules.definition;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Definitions by name. Immutable.
 *
 * @param byName sorted by name
 */
public record Definitions(Map<String, Definition> byName) {
    /** No definitions. */
    public static final Definitions NONE = new Definitions(Map.of());

    /** Keys of a rule whose texts are for people. */
    private static final Set<String> NO_EXPRESSIONS = Set.of("id", "description", "owner", "tags");

    /** Makes a defensive copy. */
    public Definitions {
        byName = java.util.Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** Returns a definition by name. */
    public Optional<Definition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns these without those of a document, and with others. */
    public Definitions replacing(String document, Definitions others) {
        Map<String, Definition> all = new TreeMap<>(byName);
        all.values().removeIf(definition -> definition.document().equals(document));
        all.putAll(others.byName());
        return new Definitions(all);
    }

    /** Returns an error for each that another document has already defined. */
    public List<RuleError> takenIn(Definitions others) {
        List<RuleError> errors = new ArrayList<>();
        for (Definition definition : byName.values()) {
            others.find(definition.name())
                    .filter(other -> !other.document().equals(definition.document()))
                    .ifPresent(other -> errors.add(RuleError.at(
                            definition.path(),
                            "'" + definition.name() + "' is defined in " + other.document()
                                    + " already; use another name")));
        }
        return errors;
    }

    /** Returns those that a rule uses, also through others. */
    public Definitions usedBy(Node rule) {
        Map<String, Definition> used = new TreeMap<>();
        Deque<String> left = new ArrayDeque<>(namedIn(expressions(rule)));
        while (!left.isEmpty()) {
            Definition definition = byName.get(left.remove());
            if (definition != null && used.putIfAbsent(definition.name(), definition) == null) {
                left.addAll(namedIn(definition.node()));
            }
        }
        return used.isEmpty() ? NONE : new Definitions(used);
    }

    /** Returns the names of the definitions that the texts of a node refer to, whether or not there are such. */
    public static Set<String> namedIn(Node node) {
        Set<String> names = new TreeSet<>();
        References.each(node, "", (path, text, reference) -> names.add(reference.name()));
        return names;
    }

    /** Returns a rule without the texts that are for people. */
    static Node expressions(Node rule) {
        if (!(rule instanceof Node.Fields fields)) {
            return rule;
        }
        Map<String, Node> values = new TreeMap<>(fields.values());
        values.keySet().removeAll(NO_EXPRESSIONS);
        return new Node.Fields(values, fields.place());
    }
}
