package dev.weir.rules.document;

import dev.weir.events.answer.RuleError;
import java.util.List;

/** Says that a text is not a rule or list: its syntax is invalid, it is too large, or it does not describe a list. */
public final class DocumentException extends Exception {
    private final transient List<RuleError> errors;

    /** Creates an exception with one error. */
    public DocumentException(RuleError error) {
        this(List.of(error));
    }

    /** Creates an exception with at least one error. */
    public DocumentException(List<RuleError> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    /** Returns the first error, for whoever pushed the document. */
    public RuleError error() {
        return errors.get(0);
    }

    /** Returns all errors. */
    public List<RuleError> errors() {
        return errors;
    }
}
