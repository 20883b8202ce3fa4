package dev.weir.rules.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map at a place of the grammar: the keys of a clause, or free names. A reader that asks for what the grammar does not
 * have there, or has as something else, is a mistake of ours and fails at once.
 */
public final class GrammarPlace {
    private final Map<String, Clause> clauses;
    private final Kind kind;

    private GrammarPlace(Map<String, Clause> clauses, Kind kind) {
        this.clauses = clauses;
        this.kind = kind;
    }

    /** The place of a clause, with all clauses by name. */
    public static GrammarPlace of(Map<String, Clause> clauses, Clause clause) {
        return new GrammarPlace(clauses, new Kind.Nested(clause.name()));
    }

    /** The names of the keys; empty if names are free. */
    List<String> names() {
        return kind instanceof Kind.Nested nested ? clause(nested).names() : List.of();
    }

    /** What can stand at a key, which must be of this form. */
    <K extends Kind> K expect(String key, Class<K> form) {
        return at(key).as(form).orElseThrow(() -> otherwise(key));
    }

    /** Expects a text of some sort at a key. */
    void text(String key) {
        Kind at = at(key);
        if (at.as(Kind.Text.class).isEmpty()
                && at.as(Kind.Expression.class).isEmpty()
                && at.as(Kind.Choice.class).isEmpty()) {
            throw otherwise(key);
        }
    }

    /** The map at a key. */
    GrammarPlace map(String key) {
        Kind at = at(key);
        Optional<? extends Kind> map =
                at.as(Kind.Nested.class).isPresent() ? at.as(Kind.Nested.class) : at.as(Kind.MapOf.class);
        return new GrammarPlace(clauses, map.orElseThrow(() -> otherwise(key)));
    }

    /** The maps of the list at a key. */
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
