package dev.weir.events.answer;

/**
 * An error in a rule.
 *
 * @param path into the document, such as {@code features.spend1h.over}; {@code ""} for the whole document
 * @param message the problem and what to write instead
 * @param line inside the expression at {@code path}, from 1; 0 if the error is not inside an expression
 * @param column inside that line, from 1; 0 if the error is not inside an expression
 */
public record RuleError(String path, String message, int line, int column) {

    /** Returns an error in the document that is not inside an expression. */
    public static RuleError at(String path, String message) {
        return new RuleError(path, message, 0, 0);
    }
}
