package dev.weir.events.answer;

import dev.weir.events.Boundary;
import dev.weir.events.record.Push;
import java.util.List;
import java.util.Optional;

/**
 * Additional information about the result of an update.
 *
 * @param warnings about what is accepted but probably not intended, each with its place in the document
 * @param reason why the job switched the rule off, {@code ""} if it did not
 * @param entries the number of entries of a list
 * @param features how far the features of a rule that comes into force have warmed up
 * @param pattern what became of the open matches of the rule's former version: {@code kept}, {@code restarted} or
 *     {@code draining}; {@code ""} without a pattern
 * @param seal of a request, by which the Rulebook recognises Guard; {@code ""} otherwise
 * @param push the push that is answered
 * @param cost the most that a rule that comes into force and is not off can cost
 */
public record RuleNotes(
        List<RuleError> warnings,
        String reason,
        long entries,
        List<FeatureNote> features,
        String pattern,
        String seal,
        Push push,
        Optional<RuleCost> cost) {
    /** No notes. */
    public static final RuleNotes NONE = new RuleNotes(List.of(), "", 0, List.of(), "");

    /** Makes defensive copies. Texts and lists that are too long are cut, so that an answer fits into a record. */
    public RuleNotes {
        warnings = ErrorList.bounded(warnings);
        reason = Boundary.cut(reason, ErrorList.MESSAGE_CHARS);
        features = List.copyOf(features);
    }

    /** Creates notes on something other than a request to switch a rule off. */
    public RuleNotes(
            List<RuleError> warnings, String reason, long entries, List<FeatureNote> features, String pattern) {
        this(warnings, reason, entries, features, pattern, "", Push.UNKNOWN, Optional.empty());
    }

    /** Creates notes with the number of entries of a list. */
    public static RuleNotes ofEntries(long entries) {
        return new RuleNotes(List.of(), "", entries, List.of(), "");
    }

    /** Returns a copy with these warnings. */
    public RuleNotes withWarnings(List<RuleError> newWarnings) {
        return new RuleNotes(newWarnings, reason, entries, features, pattern, seal, push, cost);
    }

    /** Returns a copy with a reason. */
    public RuleNotes withReason(String newReason) {
        return new RuleNotes(warnings, newReason, entries, features, pattern, seal, push, cost);
    }

    /** Returns a copy with what features and the pattern keep. */
    public RuleNotes withKept(List<FeatureNote> newFeatures, String newPattern) {
        return new RuleNotes(warnings, reason, entries, newFeatures, newPattern, seal, push, cost);
    }

    /** Returns a copy with a seal. */
    public RuleNotes withSeal(String newSeal) {
        return new RuleNotes(warnings, reason, entries, features, pattern, newSeal, push, cost);
    }

    /** Returns a copy that answers this push. */
    public RuleNotes withPush(Push newPush) {
        return new RuleNotes(warnings, reason, entries, features, pattern, seal, newPush, cost);
    }

    /** Returns a copy with the cost of the rule. */
    public RuleNotes withCost(RuleCost newCost) {
        return new RuleNotes(warnings, reason, entries, features, pattern, seal, push, Optional.of(newCost));
    }
}
