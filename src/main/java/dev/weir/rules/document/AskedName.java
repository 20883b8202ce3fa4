package dev.weir.rules.document;

import dev.weir.events.answer.RuleError;
import java.util.function.UnaryOperator;

/**
 * A name of other rules that an expression compares decisions with.
 *
 * @param name an id, or a tag
 * @param isTag whether it is a tag
 * @param place of it in the document, as that of an error without a message
 */
public record AskedName(String name, boolean isTag, RuleError place) {

    /** Returns a warning about it. */
    public RuleError warning(String message) {
        return new RuleError(place.path(), message, place.line(), place.column());
    }

    /** Returns the same at another place. */
    public AskedName at(UnaryOperator<RuleError> other) {
        return new AskedName(name, isTag, other.apply(place));
    }
}
