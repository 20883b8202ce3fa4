package dev.weir.rules.lint;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Node;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where the text of a document asks whether another rule fired. */
public final class FiredPlace {
    private FiredPlace() {}

    /**
     * Returns what is said about {@code fired} at the place where it stands: a message about {@code fired} names the rule
     * that is asked first, in quotes. Other messages, and those about what is not found, are returned unchanged.
     */
    public static RuleError of(RuleError said, Node document) {
        Matcher named = Pattern.compile("'fired' .*?'([^']+)'").matcher(said.message());
        if (!said.path().isEmpty() || !named.find()) {
            return said;
        }
        Pattern asked = Pattern.compile("\\bfired\\(\\s*[\"']" + Pattern.quote(named.group(1)) + "[\"']");
        return find("", document, asked)
                .map(place -> new RuleError(place.path(), said.message(), place.line(), place.column()))
                .orElse(said);
    }

    private static Optional<RuleError> find(String path, Node node, Pattern asked) {
        if (node instanceof Node.Text text) {
            Matcher found = asked.matcher(text.value());
            return found.find() ? Optional.of(at(path, text.value(), found.start())) : Optional.empty();
        }
        if (node instanceof Node.Fields fields) {
            for (Map.Entry<String, Node> field : fields.values().entrySet()) {
                Optional<RuleError> inside =
                        find(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), asked);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        if (node instanceof Node.Elements list) {
            for (int i = 0; i < list.values().size(); i++) {
                Optional<RuleError> inside =
                        find(path + "[" + i + "]", list.values().get(i), asked);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private static RuleError at(String path, String text, int index) {
        String before = text.substring(0, index);
        int line = 1 + (int) before.chars().filter(sign -> sign == '\n').count();
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return new RuleError(path, "", line, column);
    }
}
