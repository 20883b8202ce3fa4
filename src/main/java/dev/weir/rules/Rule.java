package dev.weir.rules;

import dev.weir.events.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that was checked whole and can run. Immutable; not serializable: state holds its document.
 *
 * @param description {@code ""} if none
 * @param rolloutPercent of subjects, 0 to 100, chosen by a stable hash of (id, subject)
 * @param activeFromMillis event time from which on it takes part; {@code Long.MIN_VALUE} if always
 * @param activeUntilMillis event time before which it takes part; {@code Long.MAX_VALUE} if always
 * @param triggers the types of the events that trigger it: the one it is {@code on}, or all that may complete its pattern;
 *     none if only time does
 * @param pattern what it waits for; empty for a rule that is {@code on} an event
 * @param features that it defines, in the order of the document
 * @param whenFeatures names of the features that {@code when} uses: a reason shows their values
 * @param usesStock whether an expression reads {@code stock}
 * @param when the condition; of type bool
 * @param subject whom the decision is about, of type string; empty for the default subject of the event
 * @param score of type int or double
 * @param params by name
 * @param cooldownMillis rest per subject after it fired; 0 for none
 * @param lists that it asks, by name, and how
 * @param guard when the job switches it off by itself because of what it blocks
 * @param recalls outcomes of earlier decisions that it asks for, and how far back
 */
public record Rule(
        String id,
        long version,
        String description,
        List<String> tags,
        Mode mode,
        double rolloutPercent,
        long activeFromMillis,
        long activeUntilMillis,
        int priority,
        Set<EventType> triggers,
        Optional<RulePattern> pattern,
        List<RuleFeature> features,
        Set<String> whenFeatures,
        boolean usesStock,
        Expression when,
        Optional<Expression> subject,
        String outcome,
        Expression score,
        Map<String, Expression> params,
        long cooldownMillis,
        Map<String, ListUse> lists,
        Map<String, Recall> recalls,
        Optional<Guard> guard) {

    /** Copies. */
    public Rule {
        tags = List.copyOf(tags);
        triggers = Set.copyOf(triggers);
        features = List.copyOf(features);
        whenFeatures = Set.copyOf(whenFeatures);
        params = Map.copyOf(params);
        lists = Map.copyOf(lists);
        recalls = Map.copyOf(recalls);
    }

    /**
     * Whether a decision on a match of it can hang on the lines of a transaction: then its stages keep them. Stages that an
     * edited rule takes over hold what the rule before needed.
     */
    public boolean seesLinesOfMatches() {
        return when.seesLines()
                || score.seesLines()
                || subject.filter(Expression::seesLines).isPresent()
                || params.values().stream().anyMatch(Expression::seesLines)
                || pattern.filter(RulePattern::seesLines).isPresent();
    }

    /** The same rule in the milder of its own mode and another. */
    public Rule atMost(Mode other) {
        return mode.compareTo(other) >= 0
                ? this
                : new Rule(
                        id,
                        version,
                        description,
                        tags,
                        other,
                        rolloutPercent,
                        activeFromMillis,
                        activeUntilMillis,
                        priority,
                        triggers,
                        pattern,
                        features,
                        whenFeatures,
                        usesStock,
                        when,
                        subject,
                        outcome,
                        score,
                        params,
                        cooldownMillis,
                        lists,
                        recalls,
                        guard);
    }
}
