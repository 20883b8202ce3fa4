package dev.weir.rules.expression.value;

/**
 * Computes an upper bound on the size of a compiled RE2 regular expression without compiling it: the compiler expands
 * repetitions, so that {@code ((a{1000}){1000}){1000}} stands for a billion instructions. Cost: one pass over the text.
 * For one use.
 *
 * <p>The result for a text that is not a regular expression is arbitrary; the compiler refuses it.
 */
final class RegexSize {
    private static final long MOST = 50_000;
    private static final int DEEPEST = 200;
    private static final int LONGEST_REPETITION = 12;

    private final String pattern;
    private int at;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /** Returns an approximate upper bound on the size. */
    static long of(String pattern) {
        return new RegexSize(pattern).group(0);
    }

    /** Returns whether the pattern can be compiled without using much memory or stack. */
    static boolean isBounded(String pattern) {
        return of(pattern) <= MOST;
    }

    /**
     * Returns the size of what follows, to the end of the group or of the pattern; more than the limit if it is too
     * large or too deep.
     */
    private long group(int depth) {
        long before = 0;
        long last = 0;
        while (at < pattern.length() && before + last <= MOST) {
            char next = pattern.charAt(at);
            if (next == ')') {
                break;
            }
            long repeated = repetition(next, last);
            if (repeated > 0) {
                last = repeated;
            } else {
                before += last;
                last = atom(next, depth);
            }
        }
        return before + last;
    }

    /** Returns the size of the last piece if a repetition follows, which is skipped; 0 if none follows. */
    private long repetition(char next, long last) {
        if (next == '*' || next == '+' || next == '?') {
            at++;
            return last + 2;
        }
        int end = next == '{' ? pattern.indexOf('}', at) : -1;
        if (end < 0 || end - at > LONGEST_REPETITION) {
            return 0;
        }
        long times = times(pattern.substring(at + 1, end));
        if (times < 0) {
            return 0;
        }
        at = end + 1;
        return Math.max(1, last) * Math.max(1, times) + times + 2;
    }

    /** Returns the largest number in {@code "2"}, {@code "2,"}, {@code "2,5"}; negative for any other text. */
    private static long times(String written) {
        long greatest = -1;
        for (String number : written.split(",", 2)) {
            if (number.length() > 4 || !number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                return -1;
            }
            greatest = Math.max(greatest, number.isEmpty() ? greatest : Long.parseLong(number) + 1);
        }
        return greatest;
    }

    private long atom(char next, int depth) {
        at++;
        switch (next) {
            case '(' -> {
                return nested(depth);
            }
            case '[' -> passClass();
            case '\\' -> {
                return escaped();
            }
            default -> {
                // one character, or an operator that needs no more space than one
            }
        }
        return 2;
    }

    private long nested(int depth) {
        if (depth == DEEPEST) {
            return MOST + 1;
        }
        long inside = group(depth + 1);
        at++;
        return inside + 3;
    }

    private long escaped() {
        int from = at;
        if (pattern.startsWith("Q", at)) {
            int end = pattern.indexOf("\\E", at);
            at = end < 0 ? pattern.length() : end + 2;
            return 2L * (at - from);
        }
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '{' && "pPx".indexOf(pattern.charAt(from)) >= 0) {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
        }
        return 2;
    }

    /** Skips a character class up to its closing bracket; a bracket in first position is literal. */
    private void passClass() {
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                at = pattern.indexOf(":]", at) + 1;
            }
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
