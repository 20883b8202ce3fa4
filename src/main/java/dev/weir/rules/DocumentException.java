package dev.weir.rules;

import dev.weir.events.RuleError;

/** A text that is no document: its syntax is broken, or it is too large. */
public final class DocumentException extends Exception {
    private final transient RuleError error;

    /** With the error to answer. */
    public DocumentException(RuleError error) {
        super(error.message());
        this.error = error;
    }

    /** What to answer to whoever pushed it. */
    public RuleError error() {
        return error;
    }
}
