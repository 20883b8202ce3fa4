package dev.weir.rules.rule;

import dev.weir.events.EventType;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.list.ListUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A fully checked rule that can run. Immutable; not serializable: state contains its document instead.
 *
 * @param exposure for whom, when and how far it takes effect
 * @param trigger what it waits for
 * @param condition when it fires
 * @param action what it decides
 */
public record Rule(Identity identity, Exposure exposure, Trigger trigger, Condition condition, Action action) {
    private static final int ALL_PERCENT = 100;

    /**
     * The identity of a rule.
     *
     * @param description {@code ""} if there is none
     */
    public record Identity(String id, long version, String description, List<String> tags) {
        /** Makes defensive copies. */
        public Identity {
            tags = List.copyOf(tags);
        }
    }

    /**
     * For whom, when and how far a rule takes effect.
     *
     * @param rolloutPercent of subjects, 0 to 100, chosen by a stable hash of (id, subject)
     * @param activeFromMillis inclusive start, in event time; {@code Long.MIN_VALUE} for none
     * @param activeUntilMillis exclusive end, in event time; {@code Long.MAX_VALUE} for none
     * @param priority among rules with equally severe outcomes, the highest comes first
     * @param guard when the job switches it off because it blocks too much
     */
    public record Exposure(
            Mode mode,
            double rolloutPercent,
            long activeFromMillis,
            long activeUntilMillis,
            int priority,
            Optional<Guard> guard) {

        private Exposure withMode(Mode other) {
            return new Exposure(other, rolloutPercent, activeFromMillis, activeUntilMillis, priority, guard);
        }
    }

    /**
     * What a rule waits for.
     *
     * @param types of the events that trigger it: the one it is {@code on}, or all that may complete its pattern; empty
     *     if only time does
     * @param pattern empty for a rule that is {@code on} an event
     * @param date of a row, at which it acts instead
     */
    public record Trigger(Set<EventType> types, Optional<RulePattern> pattern, Optional<DateTrigger> date) {
        /** Makes defensive copies. */
        public Trigger {
            types = Set.copyOf(types);
        }
    }

    /**
     * When a rule fires, and what it has to know for that.
     *
     * @param when of type bool
     * @param features that the rule defines, in the order of the document
     * @param whenFeatures names of the features that {@code when} uses: a reason shows their values
     * @param usesStock whether an expression of the rule reads {@code stock}
     * @param lists used by its expressions, by name, and how
     * @param lookbacks what its expressions ask of earlier decisions
     */
    public record Condition(
            Expression when,
            List<RuleFeature> features,
            Set<String> whenFeatures,
            boolean usesStock,
            Map<String, ListUse> lists,
            DecisionLookbacks lookbacks) {

        /** Makes defensive copies. */
        public Condition {
            features = List.copyOf(features);
            whenFeatures = Set.copyOf(whenFeatures);
            lists = Map.copyOf(lists);
        }
    }

    /**
     * What a rule decides when it fires.
     *
     * @param subject the subject of the decision, of type string; empty for the default subject of the event
     * @param outcome {@code ""} if it only gives points
     * @param score of type int or double
     * @param params by name
     * @param pacing how often it may
     * @param later when it goes out
     * @param rank what it counts for beside other rules that fire
     * @param list what it puts on a list
     */
    public record Action(
            Optional<Expression> subject,
            String outcome,
            Expression score,
            Map<String, Expression> params,
            Pacing pacing,
            Later later,
            Rank rank,
            Optional<EntryWrite> list) {

        /** Makes defensive copies. */
        public Action {
            params = Map.copyOf(params);
        }

        private boolean seesLines() {
            return score.seesLines()
                    || subject.filter(Expression::seesLines).isPresent()
                    || rank.seesLines()
                    || list.map(EntryWrite::entry).filter(Expression::seesLines).isPresent()
                    || later.seesLines()
                    || params.values().stream().anyMatch(Expression::seesLines);
        }
    }

    /**
     * Returns whether a decision about a match of it can depend on the lines of a transaction: then its stages keep the
     * lines. After an edit, matches contain what the former version of the rule needed.
     */
    public boolean seesLinesOfMatches() {
        return condition.when().seesLines()
                || action.seesLines()
                || trigger.pattern().filter(RulePattern::seesLines).isPresent();
    }

    /** Returns the rule in the milder of its own mode and another. */
    public Rule atMost(Mode other) {
        return mode().compareTo(other) >= 0
                ? this
                : new Rule(identity, exposure.withMode(other), trigger, condition, action);
    }

    /**
     * Returns whether it applies to every event that triggers it: it has no pattern, decides about the event's own
     * subject, and is for all subjects and at all times.
     */
    public boolean isAlwaysAsked() {
        return trigger.pattern().isEmpty()
                && action.subject().isEmpty()
                && exposure.rolloutPercent() >= ALL_PERCENT
                && exposure.activeFromMillis() == Long.MIN_VALUE
                && exposure.activeUntilMillis() == Long.MAX_VALUE;
    }

    /** Returns {@link Identity#id()}. */
    public String id() {
        return identity.id();
    }

    /** Returns {@link Identity#tags()}. */
    public List<String> tags() {
        return identity.tags();
    }

    /** Returns {@link Identity#version()}. */
    public long version() {
        return identity.version();
    }

    /** Returns {@link Exposure#mode()}. */
    public Mode mode() {
        return exposure.mode();
    }

    /** Returns {@link Exposure#rolloutPercent()}. */
    public double rolloutPercent() {
        return exposure.rolloutPercent();
    }

    /** Returns {@link Exposure#activeFromMillis()}. */
    public long activeFromMillis() {
        return exposure.activeFromMillis();
    }

    /** Returns {@link Exposure#activeUntilMillis()}. */
    public long activeUntilMillis() {
        return exposure.activeUntilMillis();
    }

    /** Returns {@link Exposure#guard()}. */
    public Optional<Guard> guard() {
        return exposure.guard();
    }

    /** Returns {@link Trigger#types()}. */
    public Set<EventType> triggers() {
        return trigger.types();
    }

    /** Returns {@link Trigger#pattern()}. */
    public Optional<RulePattern> pattern() {
        return trigger.pattern();
    }

    /** Returns {@link Trigger#date()}. */
    public Optional<DateTrigger> date() {
        return trigger.date();
    }

    /** Returns the id of what it keeps at a key to wait for, the same as long as that is; {@code ""} if nothing. */
    public String structure() {
        return trigger.pattern()
                .map(pattern -> pattern.compiled().id())
                .or(() -> trigger.date().map(DateTrigger::id))
                .orElse("");
    }

    /** Returns {@link Condition#when()}. */
    public Expression when() {
        return condition.when();
    }

    /** Returns {@link Condition#features()}. */
    public List<RuleFeature> features() {
        return condition.features();
    }

    /** Returns {@link Condition#usesStock()}. */
    public boolean usesStock() {
        return condition.usesStock();
    }

    /** Returns {@link Condition#lists()}. */
    public Map<String, ListUse> lists() {
        return condition.lists();
    }

    /** Returns {@link Condition#lookbacks()}. */
    public DecisionLookbacks lookbacks() {
        return condition.lookbacks();
    }

    /** Returns {@link Action#subject()}. */
    public Optional<Expression> subject() {
        return action.subject();
    }

    /** Returns {@link Action#outcome()}. */
    public String outcome() {
        return action.outcome();
    }

    /** Returns {@link Action#score()}. */
    public Expression score() {
        return action.score();
    }

    /** Returns {@link Action#params()}. */
    public Map<String, Expression> params() {
        return action.params();
    }

    /** Returns {@link Action#rank()}. */
    public Rank rank() {
        return action.rank();
    }

    /** Returns the expressions that are evaluated for an event: the condition, and those of what it decides. */
    public List<Expression> expressions() {
        List<Expression> all = new ArrayList<>(List.of(when(), score()));
        subject().ifPresent(all::add);
        rank().value().ifPresent(all::add);
        rank().weight().map(Rank.Weight::points).ifPresent(all::add);
        action.list().map(EntryWrite::entry).ifPresent(all::add);
        later().zone().ifPresent(all::add);
        later().interval().ifPresent(all::add);
        all.addAll(params().values());
        return all;
    }

    /** Returns {@link Action#later()}. */
    public Later later() {
        return action.later();
    }

    /** Returns {@link Action#pacing()}. */
    public Pacing pacing() {
        return action.pacing();
    }
}
