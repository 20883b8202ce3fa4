package dev.weir.events.answer;

import dev.weir.events.Boundary;
import dev.weir.events.record.Push;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of an update beside what became of it.
 *
 * @param warnings what is accepted and may well not be meant, each with its place in the document
 * @param reason why the job switched the rule off, {@code ""} if it did not
 * @param entries of a list, how many it has
 * @param features of a rule that comes into force, what they know
 * @param pattern of such a rule, what became of the open matches of its pattern: {@code kept}, {@code restarted},
 *     {@code draining} for those of the version before; {@code ""} without a pattern
 * @param seal of a request, by which the Rulebook tells that it is Guard's; {@code ""} for all else
 * @param push what it is the answer to
 * @param cost of a rule that comes into force and is not off, what it costs at most
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

    /** Creates notes that say how many entries a list has. */
    public static RuleNotes ofEntries(long entries) {
        return new RuleNotes(List.of(), "", entries, List.of(), "");
    }

    /** The same with these warnings. */
    public RuleNotes withWarnings(List<RuleError> newWarnings) {
        return new RuleNotes(newWarnings, reason, entries, features, pattern, seal, push, cost);
    }

    /** The same with a reason. */
    public RuleNotes withReason(String newReason) {
        return new RuleNotes(warnings, newReason, entries, features, pattern, seal, push, cost);
    }

    /** The same with what is kept. */
    public RuleNotes withKept(List<FeatureNote> newFeatures, String newPattern) {
        return new RuleNotes(warnings, reason, entries, newFeatures, newPattern, seal, push, cost);
    }

    /** The same with a seal. */
    public RuleNotes withSeal(String newSeal) {
        return new RuleNotes(warnings, reason, entries, features, pattern, newSeal, push, cost);
    }

    /** The same of what was pushed so. */
    public RuleNotes withPush(Push newPush) {
        return new RuleNotes(warnings, reason, entries, features, pattern, seal, newPush, cost);
    }

    /** The same with what the rule costs. */
    public RuleNotes withCost(RuleCost newCost) {
        return new RuleNotes(warnings, reason, entries, features, pattern, seal, push, Optional.of(newCost));
    }
}
