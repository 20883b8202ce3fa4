package dev.weir.rules.document;

import dev.weir.events.answer.RuleError;
import java.util.List;

/** A text that is no rule or list: its syntax is broken, it is too large, or no list can be made of it. */
public final class DocumentException extends Exception {
    private final transient List<RuleError> errors;

    /** Creates an exception with one error. */
    public DocumentException(RuleError error) {
        this(List.of(error));
    }

    /** Creates an exception with these errors, of which there is at least one. */
    public DocumentException(List<RuleError> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    /** The first error, for whoever pushed the document. */
    public RuleError error() {
        return errors.get(0);
    }

    /** All errors. */
    public List<RuleError> errors() {
        return errors;
    }
}
