package dev.weir.events.answer;

/**
 * One thing that is wrong with a rule.
 *
 * @param path into the document, such as {@code features.spend1h.over}; {@code ""} is the whole of it
 * @param message what is wrong and what to write instead
 * @param line inside the expression at {@code path}, from 1; 0 where the error is not inside an expression
 * @param column inside that line, from 1; 0 likewise
 */
public record RuleError(String path, String message, int line, int column) {

    /** An error of the document, not inside an expression. */
    public static RuleError at(String path, String message) {
        return new RuleError(path, message, 0, 0);
    }
}
