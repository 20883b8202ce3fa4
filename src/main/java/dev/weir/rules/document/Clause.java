package dev.weir.rules.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A map of the rule language: the keys that it can have, and what they demand of each other. Immutable.
 *
 * @param name by which others name it
 * @param meaning for whoever writes one
 * @param keys in the order in which one writes them
 * @param oneOf of which exactly one is there; empty if there are none such
 * @param conditions of keys on others
 */
public record Clause(String name, String meaning, List<Key> keys, Set<String> oneOf, List<Condition> conditions) {

    /** Makes defensive copies. */
    public Clause {
        keys = List.copyOf(keys);
        oneOf = Set.copyOf(oneOf);
        conditions = List.copyOf(conditions);
    }

    /**
     * A key of such a map.
     *
     * @param required whether it has to be there whatever else is
     * @param meaning for whoever writes it, with its default
     */
    public record Key(String name, boolean required, Kind kind, String meaning) {}

    /**
     * What the presence or absence of a key demands of other keys.
     *
     * @param key that is there; a flag also has to be true
     * @param isThere what holds then
     * @param isNotThere what holds otherwise
     */
    public record Condition(String key, Demand isThere, Demand isNotThere) {}

    /** Keys that must be there, and keys that must not. */
    public record Demand(Set<String> required, Set<String> refused) {
        /** Demands no key and refuses none. */
        public static final Demand NONE = new Demand(Set.of(), Set.of());

        /** Makes defensive copies. */
        public Demand {
            required = Set.copyOf(required);
            refused = Set.copyOf(refused);
        }
    }

    /** A clause without keys. */
    public static Clause of(String name, String meaning) {
        return new Clause(name, meaning, List.of(), Set.of(), List.of());
    }

    /** The same clause with one more key, which every such map must have. */
    public Clause required(String key, Kind kind, String keyMeaning) {
        return with(new Key(key, true, kind, keyMeaning));
    }

    /** The same clause with one more key, which such a map may have. */
    public Clause optional(String key, Kind kind, String keyMeaning) {
        return with(new Key(key, false, kind, keyMeaning));
    }

    /** The same clause, which must have exactly one of these keys. */
    public Clause exactlyOne(Set<String> of) {
        return new Clause(name, meaning, keys, of, conditions);
    }

    /** The same clause with what it demands of other keys where a key is there and where it is not. */
    public Clause where(String key, Demand isThere, Demand isNotThere) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(key, isThere, isNotThere));
        return new Clause(name, meaning, keys, oneOf, more);
    }

    /** The names of the keys. */
    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** What can stand at a key. */
    Kind kindOf(String key) {
        Map<String, Kind> kinds = keys.stream().collect(Collectors.toMap(Key::name, Key::kind));
        Kind kind = kinds.get(key);
        if (kind == null) {
            throw new IllegalStateException("the grammar has no key '" + key + "' in '" + name + "'");
        }
        return kind;
    }

    private Clause with(Key key) {
        List<Key> more = new ArrayList<>(keys);
        more.add(key);
        return new Clause(name, meaning, more, oneOf, conditions);
    }
}
