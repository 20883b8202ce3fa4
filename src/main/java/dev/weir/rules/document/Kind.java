package dev.weir.rules.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kind of a value in a rule. */
public sealed interface Kind {

    /**
     * A text that is not blank.
     *
     * @param pattern a regular expression that the whole text matches; {@code ""} for any text
     */
    record Text(String pattern) implements Kind {}

    /** One of these words. */
    record Choice(Set<String> words) implements Kind {}

    /** A list of these; a single one counts as a list of one. */
    record Several(Kind element, boolean mayBeEmpty) implements Kind {
        /** At least one. */
        public Several(Kind element) {
            this(element, false);
        }
    }

    /** A number, both bounds inclusive. */
    record Numeric(double least, double most) implements Kind {}

    /** A number without a fraction, both bounds inclusive. */
    record Whole(long least, long most) implements Kind {}

    /** A length of time, such as {@code 1h30m}. */
    record Duration() implements Kind {}

    /** A point in time: an ISO instant, or epoch milliseconds. */
    record Instant() implements Kind {}

    /** True or false. */
    record Flag() implements Kind {}

    /** A CEL expression, or a plain true or false. */
    record Expression() implements Kind {}

    /** A map with the keys of the clause with this name. */
    record Nested(String clause) implements Kind {}

    /** A list with at least one of these. */
    record ListOf(Kind element) implements Kind {}

    /**
     * A map whose keys are names.
     *
     * @param names a regular expression that each name matches; {@code ""} for any name
     */
    record MapOf(String names, Kind value) implements Kind {}

    /** A value of any of these kinds. */
    record AnyOf(List<Kind> kinds) implements Kind {
        /** Makes defensive copies. */
        public AnyOf {
            kinds = List.copyOf(kinds);
        }
    }

    /** Returns this kind, or one of its alternatives, in the given form; empty if none has that form. */
    default <K extends Kind> Optional<K> as(Class<K> form) {
        if (!(this instanceof AnyOf any)) {
            return form.isInstance(this) ? Optional.of(form.cast(this)) : Optional.empty();
        }
        for (Kind kind : any.kinds()) {
            Optional<K> found = kind.as(form);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
