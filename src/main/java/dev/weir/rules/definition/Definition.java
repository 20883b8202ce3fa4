package dev.weir.rules.definition;

import dev.weir.rules.document.Node;

/**
 * A condition or a feature with a name that rules share.
 *
 * @param document the id of the document that it is in, such as {@code defs/times}
 * @param node the expression of a condition, or the keys of a feature
 */
public record Definition(String name, String document, Form form, Node node) {

    /** What is defined. */
    public enum Form {
        /** A condition: an expression that is true or false. */
        CONDITION("conditions"),
        /** A feature. */
        FEATURE("features");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        /** Returns the key of a document under which such definitions are. */
        public String key() {
            return key;
        }
    }

    /** Returns the expression of a condition. */
    String text() {
        return node instanceof Node.Text text ? text.value() : node.described();
    }

    /** Returns its path in its document. */
    String path() {
        return form.key() + "." + name;
    }
}
