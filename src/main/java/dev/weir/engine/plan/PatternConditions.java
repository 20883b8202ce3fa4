package dev.weir.engine.plan;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.patterns.match.Conditions;
import dev.weir.patterns.match.Occurrence;
import dev.weir.patterns.match.PartialMatch;
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
 * Evaluates the conditions of a pattern, in the language of rules. A condition that fails does not hold, and is
 * counted; all conditions evaluated for one event share the step budget of a rule.
 */
public final class PatternConditions implements Conditions {
    private static final Value TRUE = new Value.Bool(true);

    private final ConditionScope scope = new ConditionScope();
    private final Steps steps = new Steps();
    private RulePattern pattern;
    private Lists lists;
    private @Nullable EventScope atHand;
    private @Nullable Occurrence occurrence;
    private PartialMatch soFar = PartialMatch.NOTHING;
    private String key = "";
    private long stepsBefore;
    private int errors;

    /** Creates conditions for an epoch with these lists. */
    public PatternConditions(RulePattern pattern, Lists lists) {
        this.pattern = pattern;
        this.lists = lists;
    }

    /** Returns conditions of another pattern, about an event that other patterns use too, with nothing counted yet. */
    public PatternConditions over(RulePattern next, EventScope event) {
        over(next, event.lists());
        atHand = event;
        return this;
    }

    /** Returns conditions of another pattern in an epoch with these lists, with nothing counted yet. */
    public PatternConditions over(RulePattern next, Lists itsLists) {
        pattern = next;
        lists = itsLists;
        atHand = null;
        steps.reset();
        stepsBefore = 0;
        errors = 0;
        return this;
    }

    /** Says at which key they are evaluated. */
    public PatternConditions at(String itsKey) {
        key = itsKey;
        return this;
    }

    /** Returns the number of conditions that failed. */
    public int errors() {
        return errors;
    }

    /** Returns the number of steps that the conditions took, including those that failed. */
    public long steps() {
        return stepsBefore + steps.used();
    }

    @Override
    public boolean hold(int number, Occurrence about, PartialMatch taken) {
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
            throw new IllegalStateException("a condition is evaluated without a request");
        }
        return occurrence;
    }

    /** What the current condition can read. */
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
        public @Nullable Event firstOfStage(int stage) {
            return soFar.first(pattern.stages().get(stage));
        }

        @Override
        public Value feature(int feature) {
            return pattern.conditionFeatures().read(occurrence(), feature);
        }

        @Override
        public String keyText() {
            return KeyedBy.textOf(key);
        }

        @Override
        public Optional<Stock> stock() {
            return occurrence().stock();
        }
    }
}
