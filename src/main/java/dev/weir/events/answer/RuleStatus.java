package dev.weir.events.answer;

import dev.weir.events.Boundary;
import java.util.List;

/**
 * The result of an update of a rule or a list, as written to the {@code rule-status} topic.
 *
 * @param rule its id, or the record's key if the document has no id; for a list {@value #LIST} and its name
 * @param version 0 if the document has none
 * @param epoch the rulebook epoch from which it applies; for a rejection the epoch that stays in force
 * @param atMillis wall clock
 * @param notes additional information
 */
public record RuleStatus(
        String rule, long version, Kind kind, List<RuleError> errors, long epoch, long atMillis, RuleNotes notes) {
    /** The prefix of the key of answers about lists; the id of a rule has no colon. */
    public static final String LIST = "list:";

    /** The result of an update. */
    public enum Kind {
        /** In force everywhere. */
        ACTIVE,
        /** In force everywhere, in shadow mode. */
        SHADOW,
        /** Accepted, and switched off. */
        OFF,
        /** Removed everywhere. */
        REMOVED,
        /** The version and content are already in force. */
        UNCHANGED,
        /** Refused; the earlier version stays in force. */
        REJECTED,
        /** Not an answer: Guard asks the Rulebook to switch a rule off. */
        SWITCHING_OFF
    }

    /**
     * The largest part of a record's key that is used as a rule's id, since an answer has to fit a record whatever was
     * pushed.
     */
    public static final int MOST_RULE_CHARS = 300;

    /** Makes defensive copies. Texts and lists that are too long are cut, so that an answer fits into a record. */
    public RuleStatus {
        rule = Boundary.cut(rule, MOST_RULE_CHARS);
        errors = ErrorList.bounded(errors);
    }

    /** Creates an answer without errors or notes. */
    public RuleStatus(String rule, long version, Kind kind, List<RuleError> errors, long epoch, long atMillis) {
        this(rule, version, kind, errors, epoch, atMillis, RuleNotes.NONE);
    }

    /** Returns whether it is about a list. */
    public boolean isOfList() {
        return rule.startsWith(LIST);
    }

    /** Returns a copy with these notes. */
    public RuleStatus with(RuleNotes newNotes) {
        return new RuleStatus(rule, version, kind, errors, epoch, atMillis, newNotes);
    }

    /** Returns a copy with this error as its only detail. */
    public RuleStatus onlyWith(RuleError error) {
        return new RuleStatus(rule, version, kind, List.of(error), epoch, 0, RuleNotes.NONE);
    }

    /** Returns a copy with this time. */
    public RuleStatus givenAt(long nowMillis) {
        return new RuleStatus(rule, version, kind, errors, epoch, nowMillis, notes);
    }
}
