package dev.weir.rules.expression.message;

import dev.weir.text.Blanks;
import dev.weir.text.Durations;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write instead of what other languages, spreadsheets and word processors are used to. */
final class OtherHabits {
    /** What the parser calls the end of the expression. */
    static final String END = "<EOF>";

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("and", "&&"),
            Map.entry("AND", "&&"),
            Map.entry("or", "||"),
            Map.entry("OR", "||"),
            Map.entry("not", "!"),
            Map.entry("NOT", "!"),
            Map.entry("=", "=="),
            Map.entry("&", "&&"),
            Map.entry("|", "||"),
            Map.entry("<>", "!="),
            Map.entry("\u2260", "!="), // not equal
            Map.entry("\u2264", "<="), // less than or equal
            Map.entry("\u2265", ">="), // greater than or equal
            Map.entry("\u00D7", "*"),
            Map.entry("\u00F7", "/"),
            Map.entry("\u2010", "-"), // hyphens, dashes, minus
            Map.entry("\u2011", "-"),
            Map.entry("\u2012", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u2212", "-"));
    private static final Map<String, String> WORDS = Map.of(
            "like", "write x.startsWith('a'), x.endsWith('a'), x.contains('a') or x.matches('a.*b')",
            "is", "what is missing is asked with !has(transaction.ip)",
            "between", "write x >= 5 && x <= 10",
            "if", "write condition ? value : otherwise, in quotes as YAML wants it",
            "then", "write condition ? value : otherwise, in quotes as YAML wants it",
            "contains", "write x.contains('a')",
            "matches", "write x.matches('a.*b')",
            "startsWith", "write x.startsWith('a')");
    private static final Pattern QUOTES =
            Pattern.compile("[\u2018-\u201f\u00ab\u00bb\u2039\u203a`\u00b4].*", Pattern.DOTALL);
    private static final Pattern ENDS_WITH_DIGIT = Pattern.compile(".*[\\s(=<>+*/-]\\d{1,3}", Pattern.DOTALL);
    private static final Pattern DIGITS_AT_END = Pattern.compile("(?:.*[^\\w.])?(\\d{1,9})", Pattern.DOTALL);
    private static final Pattern ENDS_WITH_NOT = Pattern.compile("(.*\\W)?(not|NOT)\\s+", Pattern.DOTALL);
    private static final Pattern ENDS_IN_ROUND_LIST = Pattern.compile(".*\\sin\\s*\\([^()]*", Pattern.DOTALL);

    private static final Pattern SAFE_NAVIGATION = Pattern.compile("(?<!\\s)\\?\\.[A-Za-z_]");

    /** A name as in Drools, the Spring Expression Language or SQL. */
    private static final Pattern SIGIL = Pattern.compile("([#$@])([A-Za-z_]\\w*).*", Pattern.DOTALL);

    /** A finished operand, behind which no name can stand, but a comment can. */
    private static final Pattern COMMENT_BEFORE = Pattern.compile(".*[\\w)\\]'\"]\\s*", Pattern.DOTALL);

    private static final Pattern LAST_DIGITS = Pattern.compile("(?<![\\w.])\\d+$");

    /** Behind a comma three digits: {@code 1,5} may be the half more than one that some countries write so. */
    private static final Pattern GROUPS = Pattern.compile("(?:(?:_\\d+)+|(?:,\\d{3})+(?!\\d))(?:\\.\\d+)?");

    /** A number in groups as in Switzerland or in print: {@code 1'000'000}, {@code 1 000 000}. */
    private static final Pattern IN_GROUPS =
            Pattern.compile("(?<![\\w.'\"])\\d{1,3}(?:(?: \\d{3})+|(?:['\u2019]\\d{3})+)(?!\\w)(?:\\.\\d+)?");

    private OtherHabits() {}

    /**
     * Returns the whole message; empty if there is none of its own.
     *
     * @param token that does not fit
     * @param before what stands before it in its line
     * @param after what stands behind its first character
     */
    static Optional<String> instead(String token, String before, String after) {
        String word = token.split("[^A-Za-z]", 2)[0];
        String other = WORDS.getOrDefault(word, WORDS.get(word.toLowerCase(Locale.ROOT)));
        if (other != null) {
            return Optional.of(noOperator(word, other));
        }
        Optional<String> whole = whole(before, token.isEmpty() || token.equals(END) ? "" : token.charAt(0) + after);
        if (whole.isPresent()) {
            return Optional.of("a number has nothing between its digits; write " + whole.get());
        }
        if (QUOTES.matcher(token).matches()) {
            return Optional.of("'" + token.charAt(0) + "' is no quote here; write ' or \" around a text");
        }
        if (token.startsWith(",") && ENDS_IN_ROUND_LIST.matcher(before).matches()) {
            return Optional.of("a list is in square brackets: write x in ['a', 'b']");
        }
        if ((token.startsWith(",") || token.matches("_\\d.*"))
                && ENDS_WITH_DIGIT.matcher(before).matches()) {
            return Optional.of(
                    "a number has nothing between its digits; write " + joined(before, token.charAt(0) + after));
        }
        if (before.endsWith("?") && (token.startsWith("?") || token.startsWith(":"))) {
            return Optional.of("'?" + token.charAt(0) + "' is no operator here; write orElse(value, default)");
        }
        boolean isSafeNavigation = token.equals(END)
                ? SAFE_NAVIGATION.matcher(before).find()
                : SAFE_NAVIGATION.matcher(token + after).lookingAt();
        if (isSafeNavigation) {
            return Optional.of("'?.' is no operator here; write '.': what is absent makes no error");
        }
        Matcher sigil = SIGIL.matcher(token + after);
        if (sigil.matches() && !COMMENT_BEFORE.matcher(before).matches()) {
            return Optional.of("a name has no '" + sigil.group(1) + "' before it here; write " + sigil.group(2)
                    + ", and an event by its type, such as transaction.amount");
        }
        if (token.startsWith("#")) {
            return Optional.of("a comment begins with '//' here; write it so, or put the '#' into a quoted text");
        }
        String sign = token.startsWith(">") && before.endsWith("<") ? "<>" : token;
        return operator(ENDS_WITH_NOT.matcher(before).matches() ? "not" : sign)
                .or(() -> duration(before, word))
                .or(() -> character(token));
    }

    /** Returns the message about a word that the parser keeps for itself; empty if there is none of its own. */
    static Optional<String> reserved(String word) {
        return Optional.ofNullable(WORDS.get(word)).map(advice -> noOperator(word, advice));
    }

    private static String noOperator(String written, String advice) {
        return "'" + written + "' is no operator here; " + advice;
    }

    private static Optional<String> operator(String token) {
        return OPERATORS.entrySet().stream()
                .filter(other -> token.equals(other.getKey()) || token.startsWith(other.getKey() + " "))
                .findFirst()
                .map(other -> noOperator(other.getKey(), "write '" + other.getValue() + "'"));
    }

    /** Returns the message about a unit behind a number, as in 36h. */
    private static Optional<String> duration(String before, String unit) {
        Matcher digits = DIGITS_AT_END.matcher(before);
        if (unit.isEmpty() || !digits.matches()) {
            return Optional.empty();
        }
        String written = digits.group(1) + unit;
        return Durations.millis(written).isPresent()
                ? Optional.of("'" + written + "' is no number; write duration(\"" + inHours(written) + "\")")
                : Optional.empty();
    }

    /** Returns a duration without days, which CEL does not have. */
    private static String inHours(String written) {
        return written.endsWith("d") ? 24 * Long.parseLong(written.substring(0, written.length() - 1)) + "h" : written;
    }

    /** Returns the message about a character that looks like another one or like nothing. */
    private static Optional<String> character(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        int one = token.codePointAt(0);
        return Character.getType(one) == Character.CURRENCY_SYMBOL
                ? Optional.of("'" + Character.toString(one) + "' does not belong to a number; write the number alone")
                : Blanks.advice(one);
    }

    /** Returns the number in groups that begins before a place and goes on behind it, without what is between them. */
    private static Optional<String> whole(String before, String rest) {
        return IN_GROUPS
                .matcher(before + rest)
                .results()
                .filter(number -> number.start() < before.length() && number.end() > before.length())
                .findFirst()
                .map(number -> number.group().replaceAll("[ '\u2019]", ""));
    }

    /** Returns the number that was meant, without what stands between its digits, or examples if that is not known. */
    private static String joined(String before, String rest) {
        Matcher head = LAST_DIGITS.matcher(before);
        Matcher groups = GROUPS.matcher(rest);
        return head.find() && groups.lookingAt()
                ? head.group() + groups.group().replaceAll("[,_]", "")
                : "one such as 1000 or 1.5";
    }
}
