package dev.weir.rules.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A map of the rule language: its keys, and how they depend on each other. Immutable.
 *
 * @param name by which other clauses refer to it
 * @param meaning for people who write one
 * @param keys in the usual order
 * @param oneOf keys of which exactly one must be present; empty for none
 * @param anyOf keys of which at least one must be present; empty for none
 * @param conditions the dependencies between keys
 */
public record Clause(
        String name, String meaning, List<Key> keys, Set<String> oneOf, Set<String> anyOf, List<Condition> conditions) {

    /** Makes defensive copies. */
    public Clause {
        keys = List.copyOf(keys);
        oneOf = Set.copyOf(oneOf);
        anyOf = Set.copyOf(anyOf);
        conditions = List.copyOf(conditions);
    }

    /**
     * A key of such a map.
     *
     * @param required whether it must be present regardless of other keys
     * @param meaning for people who write it, with its default
     */
    public record Key(String name, boolean required, Kind kind, String meaning) {}

    /**
     * What the presence or absence of a key requires of other keys.
     *
     * @param key whose presence matters; a flag also has to be true
     * @param isThere what applies if it is present
     * @param isNotThere what applies otherwise
     */
    public record Condition(String key, Demand isThere, Demand isNotThere) {}

    /** Keys that must be present, and keys that must not. */
    public record Demand(Set<String> required, Set<String> refused) {
        /** Requires nothing and refuses nothing. */
        public static final Demand NONE = new Demand(Set.of(), Set.of());

        /** Makes defensive copies. */
        public Demand {
            required = Set.copyOf(required);
            refused = Set.copyOf(refused);
        }
    }

    /** Returns a clause without keys. */
    public static Clause of(String name, String meaning) {
        return new Clause(name, meaning, List.of(), Set.of(), Set.of(), List.of());
    }

    /** Returns the same clause with one more key, which every such map must have. */
    public Clause required(String key, Kind kind, String keyMeaning) {
        return with(new Key(key, true, kind, keyMeaning));
    }

    /** Returns the same clause with one more key, which such a map may have. */
    public Clause optional(String key, Kind kind, String keyMeaning) {
        return with(new Key(key, false, kind, keyMeaning));
    }

    /** Returns the same clause, which must have exactly one of these keys. */
    public Clause exactlyOne(Set<String> of) {
        return new Clause(name, meaning, keys, of, anyOf, conditions);
    }

    /** Returns the same clause, which must have at least one of these keys. */
    public Clause atLeastOne(Set<String> of) {
        return new Clause(name, meaning, keys, oneOf, of, conditions);
    }

    /** Returns the same clause with what it requires of other keys if a key is present and if it is not. */
    public Clause where(String key, Demand isThere, Demand isNotThere) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(key, isThere, isNotThere));
        return new Clause(name, meaning, keys, oneOf, anyOf, more);
    }

    /** Returns the names of the keys. */
    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** Returns the kind of value at a key. */
    Kind kindOf(String key) {
        for (Key one : keys) {
            if (one.name().equals(key)) {
                return one.kind();
            }
        }
        throw new IllegalStateException("the grammar has no key '" + key + "' in '" + name + "'");
    }

    private Clause with(Key key) {
        List<Key> more = new ArrayList<>(keys);
        more.add(key);
        return new Clause(name, meaning, more, oneOf, anyOf, conditions);
    }
}
