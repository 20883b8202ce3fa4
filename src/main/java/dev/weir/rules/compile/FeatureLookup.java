package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.rule.DateTrigger;
import java.util.List;
import java.util.Set;

/**
 * How a rule looks up its features: with the event that triggers it, or, for features kept by the same fields as its
 * pattern, with the pattern's own key.
 *
 * @param types of the events that trigger it; empty if that is unknown, or if only time does
 * @param patternBy the fields that its pattern is kept by; empty if it has none
 * @param patternTypes the event types of its pattern
 * @param byTime whether time completes the pattern, so that there is no event for a look-up
 * @param onDate whether it acts on a date of a row, which its key has as if it were a pattern of its own
 */
record FeatureLookup(
        Set<EventType> types, List<String> patternBy, Set<EventType> patternTypes, boolean byTime, boolean onDate) {
    /** Makes defensive copies. */
    FeatureLookup {
        types = Set.copyOf(types);
        patternBy = List.copyOf(patternBy);
        patternTypes = Set.copyOf(patternTypes);
    }

    /** Returns the lookup of a rule on these events. */
    static FeatureLookup on(Set<EventType> types) {
        return new FeatureLookup(types, List.of(), Set.of(), false, false);
    }

    /** Returns the lookup of a rule on a date: its row's key answers. */
    static FeatureLookup onDate(DateTrigger date) {
        return new FeatureLookup(Set.of(date.table()), date.by(), Set.of(date.table()), true, true);
    }

    /** Returns whether a feature is looked up with the pattern's own key. */
    boolean isOwn(List<String> by) {
        return !patternTypes.isEmpty() && by.equals(patternBy);
    }

    /** Returns the types whose events have to have the fields of a feature. */
    Set<EventType> typesFor(List<String> by) {
        return isOwn(by) ? patternTypes : types;
    }

    /** Returns whether the feature has a value for each line of the transaction that triggers the rule. */
    boolean isPerLine(List<String> by) {
        return types.stream().anyMatch(EventType::hasLines) && by.contains(Schema.SKU) && !isOwn(by);
    }

    /** Returns why a feature cannot be looked up at all; {@code ""} if it can. */
    String refusal(String feature, List<String> by) {
        if (onDate && !isOwn(by)) {
            return kept(feature, by) + "; on a date only the key of the row answers: keep it by " + fields(patternBy);
        }
        if (byTime && !isOwn(by)) {
            return kept(feature, by) + "; a pattern that time completes knows only what its own key knows: keep it by "
                    + fields(patternBy);
        }
        if (types.size() > 1 && isPerLine(by)) {
            return kept(feature, by) + ", and a transaction has a '" + Schema.SKU
                    + "' for each of its lines while the other types that complete the pattern have one: keep it by other"
                    + " fields, or make a rule for each type";
        }
        return "";
    }

    /** Returns why a feature cannot be looked up if only a match determines the subject. */
    String refusalOfSubject(String feature, List<String> by) {
        return kept(feature, by)
                + "; where 'subject' names a stage, only the pattern's own key is known before the match: keep it by "
                + fields(patternBy) + ", or let 'subject' be of the event that completes the pattern";
    }

    /** Describes the role of the event with which features are looked up. */
    String whatItDoes() {
        return patternBy.isEmpty() || onDate ? " that triggers the rule" : " that completes the pattern";
    }

    /** Returns {@code "[customerId], as the pattern is, or by "} if there is a pattern. */
    String orOwn() {
        String like = onDate ? ", as the row is, or by " : ", as the pattern is, or by ";
        return patternBy.isEmpty() ? "" : fields(patternBy) + like;
    }

    /** Returns names in the form used in documents. */
    static String fields(List<String> by) {
        return "[" + String.join(", ", by) + "]";
    }

    private static String kept(String feature, List<String> by) {
        return "'" + feature + "' is kept by " + fields(by);
    }
}
