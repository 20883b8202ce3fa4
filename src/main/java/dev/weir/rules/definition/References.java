package dev.weir.rules.definition;

import dev.weir.rules.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds references to definitions in expressions: {@code defs.night}, but not in texts, in comments, or behind a dot.
 * The time is linear in the length.
 */
public final class References {
    /** What comes before the dot of a reference. */
    public static final String PREFIX = "defs";

    private final String text;
    private final List<Reference> found = new ArrayList<>();
    private int at;
    private int open;
    private boolean closesTooMuch;

    private References(String text) {
        this.text = text;
    }

    /**
     * A reference in a text.
     *
     * @param begin the index of its first character
     * @param end the index after its last one
     */
    record Reference(int begin, int end, String name) {}

    /** Returns the references in an expression, in order. */
    static List<Reference> in(String expression) {
        return expression.contains(PREFIX) ? new References(expression).found() : List.of();
    }

    /**
     * Returns whether each bracket that closes in an expression opens in it. {@code a) || (b} is an expression only once it
     * is in brackets, and then another one than it seems.
     */
    public static boolean closesItsOwn(String expression) {
        References read = new References(expression);
        read.found();
        return !read.closesTooMuch;
    }

    /** Receives a reference in the text at a path. */
    @FunctionalInterface
    interface Receiver {
        /** Receives one. */
        void receive(String path, String text, Reference reference);
    }

    /** Passes each reference in the texts of a node on. */
    static void each(Node node, String path, Receiver receiver) {
        if (node instanceof Node.Text expression) {
            in(expression.value()).forEach(reference -> receiver.receive(path, expression.value(), reference));
        } else if (node instanceof Node.Fields fields) {
            for (Map.Entry<String, Node> field : fields.values().entrySet()) {
                each(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), receiver);
            }
        } else if (node instanceof Node.Elements list) {
            for (int i = 0; i < list.values().size(); i++) {
                each(list.values().get(i), path + "[" + i + "]", receiver);
            }
        }
    }

    private List<Reference> found() {
        boolean afterDot = false;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == '"' || sign == '\'') {
                passText(false);
                afterDot = false;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (isOfName(sign)) {
                passName(afterDot);
                afterDot = false;
            } else {
                afterDot = Character.isWhitespace(sign) ? afterDot : sign == '.';
                open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
                closesTooMuch |= open < 0;
                at++;
            }
        }
        return found;
    }

    private void passName(boolean afterDot) {
        int begin = at;
        String name = name();
        boolean isRaw = name.equalsIgnoreCase("r") || name.equalsIgnoreCase("br") || name.equalsIgnoreCase("rb");
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            passText(isRaw);
            return;
        }
        if (afterDot || !name.equals(PREFIX)) {
            return;
        }
        int dot = afterSpace(at);
        int second = dot < text.length() && text.charAt(dot) == '.' ? afterSpace(dot + 1) : text.length();
        if (second < text.length() && isOfName(text.charAt(second))) {
            at = second;
            String referred = name();
            found.add(new Reference(begin, at, referred));
        }
    }

    private int afterSpace(int from) {
        int index = from;
        while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private String name() {
        int begin = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    /** Passes a text in quotes; one that has no end goes to the end, and is refused when it is parsed. */
    private void passText(boolean isRaw) {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        String end = text.startsWith(three, at) ? three : String.valueOf(quote);
        at += end.length();
        while (at < text.length() && !text.startsWith(end, at)) {
            at += text.charAt(at) == '\\' && !isRaw ? 2 : 1;
        }
        at = Math.min(text.length(), at + end.length());
    }

    private static boolean isOfName(char sign) {
        return sign == '_' || (sign < 128 && Character.isLetterOrDigit(sign));
    }
}
