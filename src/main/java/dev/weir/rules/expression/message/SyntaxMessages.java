package dev.weir.rules.expression.message;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.ExpressionSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates messages of the parser, which refer to its grammar, into plain words. */
public final class SyntaxMessages {
    private static final Pattern AT = Pattern.compile(
            "(?:mismatched input|extraneous input|no viable alternative at input|missing .* at) '(.*?)'(?: expecting .*)?",
            Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile(
            "(?:For input string: \"(.*?)\".*|String value (.*) exceeds range of unsigned long\\.)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("(['\"]).*\\1", Pattern.DOTALL);
    private static final String GREATEST = Long.toUnsignedString(-1);

    private SyntaxMessages() {}

    /**
     * Returns the errors for the issues of an expression: a single mistake of grammar causes several issues, of which the
     * first describes it, and otherwise each is a mistake of its own, such as a call that needs a name written out.
     */
    public static List<RuleError> errors(ExpressionSource written, List<CelIssue> issues) {
        boolean isGrammar = issues.stream().anyMatch(issue -> isOfGrammar(issue.getMessage()));
        return issues.stream()
                .limit(isGrammar ? 1 : issues.size())
                .map(issue -> error(written, issue))
                .toList();
    }

    private static boolean isOfGrammar(String said) {
        return AT.matcher(said).matches() || TOKEN.matcher(said).matches();
    }

    private static RuleError error(ExpressionSource written, CelIssue issue) {
        CelSourceLocation at = issue.getSourceLocation();
        String line = written.text()
                .lines()
                .skip(Math.max(0, at.getLine() - 1))
                .findFirst()
                .orElse("");
        int characters = line.codePointCount(0, line.length()); // as CEL counts columns
        int place = line.offsetByCodePoints(0, Math.min(characters, Math.max(0, at.getColumn())));
        return written.error(
                at,
                message(
                        issue.getMessage(),
                        line.substring(0, place),
                        line.substring(Math.min(line.length(), place + 1))));
    }

    private static String message(String said, String before, String after) {
        Matcher token = TOKEN.matcher(said);
        if (token.matches()) {
            return unexpected(token.group(1).trim(), before, after);
        }
        Matcher at = AT.matcher(said);
        if (at.matches()) {
            return unexpected(at.group(1).trim(), before, after);
        }
        Matcher number = NUMBER.matcher(said);
        if (number.matches()) {
            return tooGreat(number.group(1) == null ? number.group(2) + "u" : number.group(1));
        }
        if (said.startsWith("reserved identifier: ")) {
            String word = said.substring("reserved identifier: ".length());
            return OtherHabits.reserved(word).orElse("'" + word + "' is a reserved word; use another name");
        }
        if (said.contains("recursion limit")) {
            return "the expression nests too deep: put parts of it into features, or make two rules of it";
        }
        return said;
    }

    private static String tooGreat(String number) {
        return number.endsWith("u")
                ? "'" + number + "' is greater than any whole number without a sign; the greatest is " + GREATEST + "u"
                : "'" + number + "' does not fit into a whole number; write it with a point, such as " + number + ".0";
    }

    private static String unexpected(String token, String before, String after) {
        Optional<String> habit = OtherHabits.instead(token, before, after);
        if (habit.isPresent()) {
            return habit.get();
        }
        if (token.equals(OtherHabits.END)) {
            return "the expression ends too early; something is missing at its end";
        }
        if (TEXT.matcher(token).matches()) {
            return "the text " + token + " does not fit here; is an operator missing before it?";
        }
        if (token.startsWith("\"") || token.startsWith("'")) {
            return "the text that begins with " + token.charAt(0) + " has no end; close it with the same quote";
        }
        return "'" + token + "' does not fit here; is an operator, a quote or a bracket missing before it?";
    }
}
