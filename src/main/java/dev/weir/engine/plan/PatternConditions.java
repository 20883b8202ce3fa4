package dev.weir.engine.plan;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.patterns.match.Conditions;
import dev.weir.patterns.match.MatchedSoFar;
import dev.weir.patterns.match.Occurrence;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.RulePattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the conditions of a pattern, in the language of rules. One that fails does not hold, and is counted; all that are
 * asked about one event share the steps of a rule.
 */
public final class PatternConditions implements Conditions {
    private static final Value TRUE = new Value.Bool(true);

    private final ConditionScope scope = new ConditionScope();
    private final Steps steps = new Steps();
    private RulePattern pattern;
    private Lists lists;
    private @Nullable EventScope atHand;
    private @Nullable Occurrence occurrence;
    private MatchedSoFar soFar = MatchedSoFar.NOTHING;
    private long stepsBefore;
    private int errors;

    /** Creates conditions for an epoch with these lists. */
    public PatternConditions(RulePattern pattern, Lists lists) {
        this.pattern = pattern;
        this.lists = lists;
    }

    /** About an event of which others ask too. */
    public PatternConditions(RulePattern pattern, EventScope atHand) {
        this(pattern, atHand.lists());
        this.atHand = atHand;
    }

    /** Asks those of another pattern from now on, about an event of which others ask too; nothing is counted yet. */
    public PatternConditions over(RulePattern next, EventScope event) {
        pattern = next;
        lists = event.lists();
        atHand = event;
        steps.reset();
        stepsBefore = 0;
        errors = 0;
        return this;
    }

    /** How many conditions failed. */
    public int errors() {
        return errors;
    }

    /** How many steps the conditions took, including those that failed. */
    public long steps() {
        return stepsBefore + steps.used();
    }

    @Override
    public boolean hold(int number, Occurrence about, MatchedSoFar taken) {
        scopeOf(about.event());
        occurrence = about;
        soFar = taken;
        try {
            return TRUE.equals(pattern.conditions().get(number).evaluate(scope, steps));
        } catch (EvaluationException e) {
            errors++;
            return false;
        }
    }

    private EventScope scopeOf(Event event) {
        EventScope known = atHand;
        if (known == null || known.event() != event) {
            known = new EventScope(event, lists);
            atHand = known;
            stepsBefore += steps.used();
            steps.reset();
        }
        return known;
    }

    private Occurrence occurrence() {
        if (occurrence == null) {
            throw new IllegalStateException("a condition is evaluated that nobody asked");
        }
        return occurrence;
    }

    /** What the condition that is asked sees. */
    private final class ConditionScope implements Scope {
        @Override
        public EventScope atHand() {
            return scopeOf(occurrence().event());
        }

        @Override
        public List<Event> stage(int stage) {
            return soFar.events(pattern.stages().get(stage));
        }

        @Override
        public Value feature(int feature) {
            return pattern.conditionFeatures().read(occurrence(), feature);
        }

        @Override
        public Optional<Stock> stock() {
            return occurrence().stock();
        }
    }
}
