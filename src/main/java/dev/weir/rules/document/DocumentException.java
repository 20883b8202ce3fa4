package dev.weir.rules.document;

import dev.weir.events.answer.RuleError;
import java.util.List;

/** A text that is no rule or list: its syntax is broken, it is too large, or no list can be made of it. */
public final class DocumentException extends Exception {
    private final transient List<RuleError> errors;

    /** With the error to answer. */
    public DocumentException(RuleError error) {
        this(List.of(error));
    }

    /** With these errors to answer, one at least. */
    public DocumentException(List<RuleError> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    /** What to answer to whoever pushed it. */
    public RuleError error() {
        return errors.get(0);
    }

    /** All of it. */
    public List<RuleError> errors() {
        return errors;
    }
}
