package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import java.util.List;
import java.util.Set;

/**
 * With what a rule looks its features up: with the event that triggers it, and for those of the same fields as its
 * pattern with the pattern's own key.
 *
 * @param types of the events that trigger it; none if that is unknown, or if only time does
 * @param patternBy what its pattern is kept by; empty if it has none
 * @param patternTypes what its pattern names
 * @param byTime whether time completes the pattern, so that there is no event to look anything up with
 */
record FeatureLookup(Set<EventType> types, List<String> patternBy, Set<EventType> patternTypes, boolean byTime) {
    /** Makes defensive copies. */
    FeatureLookup {
        types = Set.copyOf(types);
        patternBy = List.copyOf(patternBy);
        patternTypes = Set.copyOf(patternTypes);
    }

    /** The lookup of a rule on these events. */
    static FeatureLookup on(Set<EventType> types) {
        return new FeatureLookup(types, List.of(), Set.of(), false);
    }

    /** Whether a feature is looked up with the pattern's own key. */
    boolean isOwn(List<String> by) {
        return by.equals(patternBy);
    }

    /** The types whose events have to have the fields of a feature. */
    Set<EventType> typesFor(List<String> by) {
        return isOwn(by) ? patternTypes : types;
    }

    /** Whether each line of the transaction that triggers the rule has a value of the feature. */
    boolean isPerLine(List<String> by) {
        return types.stream().anyMatch(EventType::hasLines) && by.contains(Schema.SKU) && !isOwn(by);
    }

    /** Why a feature cannot be looked up at all; {@code ""} if it can. */
    String refusal(String feature, List<String> by) {
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

    /** Why the feature cannot be looked up where only a match tells the subject. */
    String refusalOfSubject(String feature, List<String> by) {
        return kept(feature, by)
                + "; where 'subject' names a stage, only the pattern's own key is known before the match: keep it by "
                + fields(patternBy) + ", or let 'subject' be of the event that completes the pattern";
    }

    /** What the event does with which features are looked up. */
    String whatItDoes() {
        return patternBy.isEmpty() ? " that triggers the rule" : " that completes the pattern";
    }

    /** {@code "[customerId], as the pattern is, or by "}, where there is a pattern. */
    String orOwn() {
        return patternBy.isEmpty() ? "" : fields(patternBy) + ", as the pattern is, or by ";
    }

    /** Names as a document has them. */
    static String fields(List<String> by) {
        return "[" + String.join(", ", by) + "]";
    }

    private static String kept(String feature, List<String> by) {
        return "'" + feature + "' is kept by " + fields(by);
    }
}
