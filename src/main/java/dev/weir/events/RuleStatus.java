package dev.weir.events;

import java.util.List;

/**
 * What became of a rule update, as written to the {@code rule-status} topic.
 *
 * @param rule its id, or the record's key where the document has none
 * @param version 0 where the document has none
 * @param epoch the rulebook epoch from which on it holds; for a rejection the epoch that stays
 * @param atMillis wall clock
 */
public record RuleStatus(String rule, long version, Kind kind, List<RuleError> errors, long epoch, long atMillis) {

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
        REJECTED
    }

    /** Copies. */
    public RuleStatus {
        errors = List.copyOf(errors);
    }

    /** The same, given at this time. */
    public RuleStatus givenAt(long nowMillis) {
        return new RuleStatus(rule, version, kind, errors, epoch, nowMillis);
    }
}
