package dev.weir.events;

import java.util.List;

/**
 * What there is to say of an update beside what became of it.
 *
 * @param warnings what is accepted and may well not be meant, each with its place in the document
 * @param reason why the job switched the rule off, {@code ""} if it did not
 * @param entries of a list, how many it has
 */
public record RuleNotes(List<RuleError> warnings, String reason, long entries) {
    /** Nothing. */
    public static final RuleNotes NONE = new RuleNotes(List.of(), "", 0);

    /** Copies. */
    public RuleNotes {
        warnings = List.copyOf(warnings);
    }

    /** How many entries a list has. */
    public static RuleNotes ofEntries(long entries) {
        return new RuleNotes(List.of(), "", entries);
    }

    /** The same with these warnings. */
    public RuleNotes withWarnings(List<RuleError> newWarnings) {
        return new RuleNotes(newWarnings, reason, entries);
    }

    /** The same with a reason. */
    public RuleNotes withReason(String newReason) {
        return new RuleNotes(warnings, newReason, entries);
    }
}
