package dev.weir.rules.document;

import dev.cel.common.CelSourceLocation;
import dev.weir.events.answer.RuleError;

/**
 * An expression as it stands in a document.
 *
 * @param path where it stands
 */
public record Written(String path, String text) {

    /** An error inside it. CEL counts columns from 0. */
    public RuleError error(CelSourceLocation at, String message) {
        return new RuleError(path, message, Math.max(1, at.getLine()), Math.max(1, at.getColumn() + 1));
    }
}
