package dev.weir.rules.expression.lint;

import dev.weir.rules.document.Node;
import dev.weir.text.Spelling;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a rule may have a constant that is nearly one of some texts: enough to know, without compiling it again, that
 * none is misspelt.
 */
public final class NearConstants {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    /** Escapes, comments and triple quotes, after which quotes are not what they seem. */
    private static final Pattern UNCLEAR = Pattern.compile("\\\\|//|'''|\"\"\"");

    private NearConstants() {}

    /**
     * Returns false only if no constant in the expressions of a rule differs in one letter from one of these texts.
     *
     * @param rule with its definitions
     */
    public static boolean mayHave(Node rule, Collection<Set<String>> seen) {
        Set<String> known = seen.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        return !known.isEmpty() && mayHave(rule, known);
    }

    private static boolean mayHave(Node node, Set<String> known) {
        if (node instanceof Node.Text text) {
            return UNCLEAR.matcher(text.value()).find() || hasNear(text.value(), known);
        }
        if (node instanceof Node.Fields fields) {
            return fields.values().values().stream().anyMatch(value -> mayHave(value, known));
        }
        return node instanceof Node.Elements list && list.values().stream().anyMatch(value -> mayHave(value, known));
    }

    private static boolean hasNear(String expression, Set<String> known) {
        Matcher quoted = QUOTED.matcher(expression);
        while (quoted.find()) {
            String constant = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
            Set<String> others = new TreeSet<>(known);
            others.remove(constant);
            if (Spelling.nearest(constant, others, 1).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
