package dev.weir.cli.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits expressions at the top level: outside brackets and quotes. */
final class Brackets {
    private Brackets() {}

    /**
     * Returns the pieces between operators outside brackets and quotes. If operators begin alike, the longer must come
     * first.
     */
    static List<String> split(String text, List<String> operators) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += depthOf(text.charAt(i));
            if (isQuote(text.charAt(i))) {
                i = endOfQuote(text, i);
            } else if (depth == 0) {
                Optional<String> operator = at(text, i, operators);
                if (operator.isPresent()) {
                    pieces.add(text.substring(start, i));
                    i += operator.get().length() - 1;
                    start = i + 1;
                }
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** Returns the index of the bracket that closes the one at the beginning of a text; -1 if it is not closed. */
    static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isQuote(text.charAt(i))) {
                i = endOfQuote(text, i);
                continue;
            }
            depth += depthOf(text.charAt(i));
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> at(String text, int index, List<String> operators) {
        return operators.stream()
                .filter(operator -> text.startsWith(operator, index))
                .findFirst();
    }

    private static int depthOf(char character) {
        return switch (character) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }

    private static int endOfQuote(String text, int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != text.charAt(start)) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
