package dev.weir.rules.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can stand at a key of a rule. */
public sealed interface Kind {

    /**
     * A text that is not blank.
     *
     * @param pattern a regular expression that all of it matches; {@code ""} for any
     */
    record Text(String pattern) implements Kind {}

    /** One of these words. */
    record Choice(Set<String> words) implements Kind {}

    /** A list of these; one alone is a list of one. */
    record Several(Kind element) implements Kind {}

    /** A number, both bounds included. */
    record Numeric(double least, double most) implements Kind {}

    /** A number without a fraction, both bounds included. */
    record Whole(long least, long most) implements Kind {}

    /** A length of time, such as {@code 1h30m}. */
    record Duration() implements Kind {}

    /** A moment: an ISO instant, or epoch milliseconds. */
    record Instant() implements Kind {}

    /** True or false. */
    record Flag() implements Kind {}

    /** A CEL expression, or a bare true or false. */
    record Expression() implements Kind {}

    /** A map with the keys of a clause of the grammar, by its name. */
    record Nested(String clause) implements Kind {}

    /** A list with at least one of these. */
    record ListOf(Kind element) implements Kind {}

    /**
     * A map whose keys are names.
     *
     * @param names a regular expression that each name matches; {@code ""} for any
     */
    record MapOf(String names, Kind value) implements Kind {}

    /** A value of any of these kinds. */
    record AnyOf(List<Kind> kinds) implements Kind {
        /** Makes defensive copies. */
        public AnyOf {
            kinds = List.copyOf(kinds);
        }
    }

    /** This kind, or one of its choices, as the given form; empty if none has that form. */
    default <K extends Kind> Optional<K> as(Class<K> form) {
        List<Kind> kinds = this instanceof AnyOf any ? any.kinds() : List.of(this);
        return kinds.stream().filter(form::isInstance).map(form::cast).findFirst();
    }
}
