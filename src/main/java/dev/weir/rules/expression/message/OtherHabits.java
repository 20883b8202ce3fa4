package dev.weir.rules.expression.message;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to write instead of what other languages, spreadsheets and word processors are used to. */
final class OtherHabits {
    private static final Map<String, String> WORDS = Map.of(
            "like", "write x.startsWith('a'), x.endsWith('a'), x.contains('a') or x.matches('a.*b')",
            "is", "what is missing is asked with !has(transaction.ip)",
            "between", "write x >= 5 && x <= 10",
            "then", "write condition ? value : otherwise, in quotes as YAML wants it",
            "contains", "write x.contains('a')",
            "matches", "write x.matches('a.*b')",
            "startsWith", "write x.startsWith('a')");
    private static final Pattern QUOTES =
            Pattern.compile("[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb].*", Pattern.DOTALL);
    private static final Pattern ENDS_WITH_DIGIT = Pattern.compile(".*[\\s(=<>+*/-]\\d{1,3}", Pattern.DOTALL);
    private static final Pattern ENDS_WITH_NOT = Pattern.compile("(.*\\W)?(not|NOT)\\s+", Pattern.DOTALL);
    private static final Pattern ENDS_IN_ROUND_LIST = Pattern.compile(".*\\sin\\s*\\([^()]*", Pattern.DOTALL);

    private OtherHabits() {}

    /**
     * Returns the whole message; empty if there is none of its own.
     *
     * @param token that does not fit
     * @param before what stands before it in its line
     */
    static Optional<String> instead(String token, String before) {
        String word = token.split("[^A-Za-z]", 2)[0];
        String other = WORDS.getOrDefault(word, WORDS.get(word.toLowerCase(Locale.ROOT)));
        if (other != null) {
            return Optional.of("'" + word + "' is no operator here; " + other);
        }
        if (QUOTES.matcher(token).matches()) {
            return Optional.of("'" + token.charAt(0) + "' is no quote here; write ' or \" around a text");
        }
        if (token.startsWith(",") && ENDS_IN_ROUND_LIST.matcher(before).matches()) {
            return Optional.of("a list is in square brackets: write x in ['a', 'b']");
        }
        if ((token.startsWith(",") || token.matches("_\\d.*"))
                && ENDS_WITH_DIGIT.matcher(before).matches()) {
            return Optional.of("a number has nothing between its digits; write 1000");
        }
        if (token.startsWith(">") && before.endsWith("<")) {
            return Optional.of("'<>' is no operator here; write '!='");
        }
        return ENDS_WITH_NOT.matcher(before).matches()
                ? Optional.of("'not' is no operator here; write '!'")
                : Optional.empty();
    }
}
