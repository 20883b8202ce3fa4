package dev.weir.rules.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map at a place in the grammar: either with the keys of a clause, or with arbitrary names. A reader that asks for a
 * key that is not in the grammar there, or for another kind of value, has a bug and fails at once.
 */
public final class GrammarPlace {
    private final Map<String, Clause> clauses;
    private final Kind kind;

    private GrammarPlace(Map<String, Clause> clauses, Kind kind) {
        this.clauses = clauses;
        this.kind = kind;
    }

    /** Returns the place of a clause, with all clauses by name. */
    public static GrammarPlace of(Map<String, Clause> clauses, Clause clause) {
        return new GrammarPlace(clauses, new Kind.Nested(clause.name()));
    }

    /** Returns the names of the keys; empty if names are arbitrary. */
    List<String> names() {
        return kind instanceof Kind.Nested nested ? clause(nested).names() : List.of();
    }

    /** Returns the kind of value at a key, which must have this form. */
    <K extends Kind> K expect(String key, Class<K> form) {
        return at(key).as(form).orElseThrow(() -> otherwise(key));
    }

    /** Checks that the grammar has a text of some kind at a key. */
    void text(String key) {
        Kind at = at(key);
        if (at.as(Kind.Text.class).isEmpty()
                && at.as(Kind.Expression.class).isEmpty()
                && at.as(Kind.Choice.class).isEmpty()) {
            throw otherwise(key);
        }
    }

    /** Returns the map at a key. */
    GrammarPlace map(String key) {
        Kind at = at(key);
        Optional<? extends Kind> map =
                at.as(Kind.Nested.class).isPresent() ? at.as(Kind.Nested.class) : at.as(Kind.MapOf.class);
        return new GrammarPlace(clauses, map.orElseThrow(() -> otherwise(key)));
    }

    /** Returns the maps of the list at a key. */
    GrammarPlace element(String key) {
        return new GrammarPlace(clauses, expect(key, Kind.ListOf.class).element());
    }

    private Kind at(String key) {
        return kind instanceof Kind.Nested nested
                ? clause(nested).kindOf(key)
                : kind.as(Kind.MapOf.class).orElseThrow(() -> otherwise(key)).value();
    }

    private Clause clause(Kind.Nested nested) {
        Clause clause = clauses.get(nested.clause());
        if (clause == null) {
            throw new IllegalStateException("the grammar has no clause '" + nested.clause() + "'");
        }
        return clause;
    }

    private static IllegalStateException otherwise(String key) {
        return new IllegalStateException("the grammar says something else of '" + key + "' than its reader");
    }
}
