package dev.weir.rules.document;

import dev.cel.common.CelSourceLocation;
import dev.weir.events.answer.RuleError;

/**
 * An expression as written in a document.
 *
 * @param path its place
 */
public record ExpressionSource(String path, String text) {

    /** Returns an error inside it. CEL counts columns from 0. */
    public RuleError error(CelSourceLocation at, String message) {
        return new RuleError(path, message, Math.max(1, at.getLine()), Math.max(1, at.getColumn() + 1));
    }
}
