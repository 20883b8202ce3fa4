package dev.weir.events.answer;

import dev.weir.events.Boundary;
import java.util.List;

/**
 * What became of an update of a rule or a list, as written to the {@code rule-status} topic.
 *
 * @param rule its id, or the record's key where the document has none; of a list {@value #LIST} and its name
 * @param version 0 where the document has none
 * @param epoch the rulebook epoch from which on it holds; for a rejection the epoch that stays
 * @param atMillis wall clock
 * @param notes what else there is to say
 */
public record RuleStatus(
        String rule, long version, Kind kind, List<RuleError> errors, long epoch, long atMillis, RuleNotes notes) {
    /** What the key of the answer about a list begins with; the id of a rule has no colon. */
    public static final String LIST = "list:";

    /** What became of it. */
    public enum Kind {
        /** In force everywhere. */
        ACTIVE,
        /** In force everywhere, in shadow mode. */
        SHADOW,
        /** Known, and switched off. */
        OFF,
        /** Gone everywhere. */
        REMOVED,
        /** The version and content that were in force already. */
        UNCHANGED,
        /** Refused; the earlier version stays in force. */
        REJECTED,
        /** Not an answer: Guard asks the Rulebook to switch a rule off. */
        SWITCHING_OFF
    }

    /** How much of the key of a record is its rule's id: an answer has to fit a record, whatever was asked. */
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

    /** Whether it is about a list. */
    public boolean isOfList() {
        return rule.startsWith(LIST);
    }

    /** The same with these notes. */
    public RuleStatus with(RuleNotes newNotes) {
        return new RuleStatus(rule, version, kind, errors, epoch, atMillis, newNotes);
    }

    /** The same without what there is to say, but for this. */
    public RuleStatus onlyWith(RuleError error) {
        return new RuleStatus(rule, version, kind, List.of(error), epoch, 0, RuleNotes.NONE);
    }

    /** The same, given at this time. */
    public RuleStatus givenAt(long nowMillis) {
        return new RuleStatus(rule, version, kind, errors, epoch, nowMillis, notes);
    }
}
