package dev.weir.cli.push;

import dev.weir.io.document.DocumentForms;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.Node;

/**
 * A record to be pushed to the topic of rules or lists, or one that need not be.
 *
 * @param rule the id of the rule; of a list, {@code list:} and its name, as answers have it
 * @param version of the rule, 0 where it is removed
 * @param json the document, {@code ""} where it is removed
 */
public record Change(String rule, long version, Kind kind, String json) {

    /** What it changes. */
    public enum Kind {
        /** A rule that is not on the topic. */
        NEW("new"),
        /** Another content. */
        CHANGED("changed"),
        /** The same once more: the job has not answered to it, or has refused it. */
        AGAIN("again"),
        /** The topic has the same document already. */
        UNCHANGED("unchanged"),
        /** The rule is taken away. */
        REMOVED("removed"),
        /** It is on the topic and in no file, and stays. */
        KEPT("not in the folder");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What a person reads. */
        public String words() {
            return words;
        }

        /** Whether there is something to push. */
        public boolean isPushed() {
            return this != UNCHANGED && this != KEPT;
        }
    }

    /** Whether it is about a list. */
    boolean isOfList() {
        return rule.startsWith(RuleAnswer.LIST);
    }

    /** The key of its record. */
    String key() {
        return isOfList() ? rule.substring(RuleAnswer.LIST.length()) : rule;
    }

    /** Another version of a rule. */
    public static Change of(String rule, Node document) {
        return new Change(rule, Contents.version(document), Kind.CHANGED, DocumentForms.json(document));
    }
}
