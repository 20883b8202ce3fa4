package dev.weir.engine.message;

import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.model.ModelIds;

/**
 * A rule, list, model or other document that is in force, as the job stores it for a start without state. On the topics that people write to,
 * refused updates may replace good ones by compaction; here they never do.
 *
 * @param key the rule's id; of a model that of its document; of a list {@code list:} and its name
 * @param document as it was pushed, byte for byte; empty once it is no longer in force
 * @param version of a rule; 0 for a list
 * @param epoch the epoch in which this version came into force
 * @param source the record that brought it, and its signer
 * @param offReason why the job switched it off, {@code ""} if it did not
 */
@SuppressWarnings("ArrayRecordComponent") // never modified, and compared by its text
public record InForceEntry(String key, byte[] document, long version, long epoch, Push source, String offReason) {

    /** Creates an entry that says that a rule or list is no longer in force. */
    public static InForceEntry gone(String key) {
        return new InForceEntry(key, new byte[0], 0, 0, Push.UNKNOWN, "");
    }

    /** Returns whether it is no longer in force. */
    public boolean isGone() {
        return document.length == 0;
    }

    /** Returns whether it is a list. */
    public boolean isList() {
        return key.startsWith(RuleStatus.LIST);
    }

    /** Returns whether it is a document that is no rule. */
    public boolean isDocument() {
        return !isList() && DocumentIds.isOfOther(key);
    }

    /** Returns the key under which its document was pushed. */
    public String pushedKey() {
        return isList() ? key.substring(RuleStatus.LIST.length()) : ModelIds.isOne(key) ? ModelIds.keyOf(key) : key;
    }
}
