package dev.weir.rules.document;

import dev.cel.common.CelSourceLocation;
import dev.weir.events.answer.RuleError;

/**
 * An expression to be checked.
 *
 * @param path its place in the document
 * @param origin where its characters come from
 */
public record ExpressionSource(String path, String text, Origin origin) {

    /** Creates an expression that is checked as it is written. */
    public ExpressionSource(String path, String text) {
        this(path, text, RuleError::new);
    }

    /** Where the characters of an expression come from. */
    @FunctionalInterface
    public interface Origin {
        /**
         * Returns an error about a character of an expression.
         *
         * @param path of the expression
         * @param line from 1
         * @param column from 1
         */
        RuleError error(String path, String message, int line, int column);
    }

    /** Returns an error inside it. CEL counts columns from 0. */
    public RuleError error(CelSourceLocation at, String message) {
        return origin.error(path, message, Math.max(1, at.getLine()), Math.max(1, at.getColumn() + 1));
    }
}
