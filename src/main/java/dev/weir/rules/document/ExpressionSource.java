package dev.weir.rules.document;

import dev.cel.common.CelSourceLocation;
import dev.weir.events.answer.RuleError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /**
     * Returns the errors without those that say again what one says of the same word: of a name such as {@code a-b}, CEL
     * knows neither {@code a} nor {@code b}.
     */
    public List<RuleError> once(List<RuleError> errors) {
        List<RuleError> kept = new ArrayList<>();
        for (RuleError error : errors) {
            if (kept.stream().noneMatch(one -> one.message().equals(error.message()) && isOneWord(one, error))) {
                kept.add(error);
            }
        }
        return kept;
    }

    private boolean isOneWord(RuleError one, RuleError other) {
        if (one.line() != other.line() || one.line() < 1) {
            return one.equals(other);
        }
        int[] characters = text.lines() // of code points, as CEL counts columns
                .skip(one.line() - 1L)
                .findFirst()
                .orElse("")
                .codePoints()
                .toArray();
        int from = Math.min(one.column(), other.column()) - 1;
        int to = Math.max(one.column(), other.column()) - 1;
        return from >= 0
                && to <= characters.length
                && Arrays.stream(characters, from, to).noneMatch(Character::isWhitespace);
    }

    /** Returns an error inside it. CEL counts columns from 0. */
    public RuleError error(CelSourceLocation at, String message) {
        return origin.error(path, message, Math.max(1, at.getLine()), Math.max(1, at.getColumn() + 1));
    }
}
