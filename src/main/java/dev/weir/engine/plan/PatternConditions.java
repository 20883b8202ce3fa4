package dev.weir.engine.plan;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.patterns.match.Conditions;
import dev.weir.patterns.match.MatchedSoFar;
import dev.weir.patterns.match.Occurrence;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.RuleFeature;
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

    private final RulePattern pattern;
    private final Lists lists;
    private @Nullable EventView view;
    private final Steps steps = new Steps();
    private long stepsBefore;
    private int errors;

    /** In an epoch with these lists. */
    public PatternConditions(RulePattern pattern, Lists lists) {
        this.pattern = pattern;
        this.lists = lists;
    }

    /** With a view of the event that will be asked about, which others share. */
    public PatternConditions(RulePattern pattern, EventView view) {
        this(pattern, view.lists());
        this.view = view;
    }

    /** How many failed. */
    public int errors() {
        return errors;
    }

    /** How many steps they took, also those that failed. */
    public long steps() {
        return stepsBefore + steps.used();
    }

    @Override
    public boolean hold(int number, Occurrence occurrence, MatchedSoFar soFar) {
        try {
            Scope scope = new ConditionScope(viewOf(occurrence.event()), pattern, occurrence, soFar);
            return TRUE.equals(pattern.conditions().get(number).evaluate(scope, steps));
        } catch (EvaluationException e) {
            errors++;
            return false;
        }
    }

    private EventView viewOf(Event event) {
        EventView known = view;
        if (known == null || known.event() != event) {
            known = new EventView(event, lists);
            view = known;
            stepsBefore += steps.used();
            steps.reset();
        }
        return known;
    }

    /** What a condition sees. */
    private record ConditionScope(EventView view, RulePattern pattern, Occurrence occurrence, MatchedSoFar soFar)
            implements Scope {
        @Override
        public List<Event> stage(String name) {
            return soFar.events(name);
        }

        @Override
        public Value feature(String name) {
            List<RuleFeature> features = pattern.conditionFeatures();
            for (int i = 0; i < features.size(); i++) {
                if (features.get(i).name().equals(name)) {
                    return occurrence.features().get(i);
                }
            }
            return Value.absent();
        }

        @Override
        public Optional<Stock> stock() {
            return occurrence.stock();
        }
    }
}
