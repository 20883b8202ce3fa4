package dev.weir.engine.message;

import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;

/**
 * A rule or a list that is in force, as the job writes it down for a start without its state. Refused updates take the place of
 * good ones on the topics that people write to; they never do here.
 *
 * @param key the rule's id; of a list {@code list:} and its name
 * @param document as it was pushed, byte for byte; empty once it is in force no longer
 * @param version of a rule; 0 of a list
 * @param epoch since when this version is
 * @param source the record that brought it, and who pushed that
 * @param offReason why the job switched it off, {@code ""} if it did not
 */
@SuppressWarnings("ArrayRecordComponent") // never written to, and compared by its text
public record InForceEntry(String key, byte[] document, long version, long epoch, Push source, String offReason) {

    /** Creates an entry that says that a rule or list is no longer in force. */
    public static InForceEntry gone(String key) {
        return new InForceEntry(key, new byte[0], 0, 0, Push.UNKNOWN, "");
    }

    /** Whether it is in force no longer. */
    public boolean isGone() {
        return document.length == 0;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return key.startsWith(RuleStatus.LIST);
    }

    /** The key under which its document was pushed. */
    public String pushedKey() {
        return isList() ? key.substring(RuleStatus.LIST.length()) : key;
    }
}
