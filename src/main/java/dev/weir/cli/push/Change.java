package dev.weir.cli.push;

import dev.weir.io.artifact.FileArtifact;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Versions;
import java.util.Optional;

/**
 * A record to be pushed to the topic of rules or lists, or one that need not be pushed.
 *
 * @param rule the id of the rule, or of the document of a model; for a list {@code list:} and its name, as in answers
 * @param version of the rule, 0 for a removal
 * @param json the document, {@code ""} for a removal
 * @param artifact the file whose bytes have to be on the topic of artifacts before it
 */
public record Change(String rule, long version, Kind kind, String json, Optional<FileArtifact> artifact) {
    /** Creates a change without a file. */
    public Change(String rule, long version, Kind kind, String json) {
        this(rule, version, kind, json, Optional.empty());
    }

    /** The kind of change. */
    public enum Kind {
        /** A rule that is not on the topic. */
        NEW("new"),
        /** Its content differs. */
        CHANGED("changed"),
        /** The same content again: the job has not answered it, or has refused it. */
        AGAIN("again"),
        /** The topic has the same document already. */
        UNCHANGED("unchanged"),
        /** The rule is removed. */
        REMOVED("removed"),
        /** The topic has a higher version, from elsewhere; it stays. */
        BEHIND("behind"),
        /** The topic has the same document, and the job has switched it off by itself. */
        OFF("off by the job"),
        /** It is on the topic but in no file, and stays. */
        KEPT("not in the folder");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns a description for people. */
        public String words() {
            return words;
        }

        /** Returns whether a record has to be pushed. */
        public boolean isPushed() {
            return switch (this) {
                case NEW, CHANGED, AGAIN, REMOVED -> true;
                case UNCHANGED, BEHIND, OFF, KEPT -> false;
            };
        }
    }

    /** Returns whether it is about a list. */
    boolean isOfList() {
        return rule.startsWith(RuleAnswer.LIST);
    }

    /** Returns the key of its record. */
    String key() {
        if (isOfModel()) {
            return ModelIds.keyOf(rule);
        }
        return isOfList() ? rule.substring(RuleAnswer.LIST.length()) : rule;
    }

    /** Returns whether it is about a model. */
    boolean isOfModel() {
        return ModelIds.isOne(rule);
    }

    /** Creates a change to another version of a rule. */
    public static Change of(String rule, Node document) {
        return new Change(rule, Versions.of(document), Kind.CHANGED, DocumentForms.json(document));
    }
}
