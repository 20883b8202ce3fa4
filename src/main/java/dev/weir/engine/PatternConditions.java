package dev.weir.engine;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.patterns.Conditions;
import dev.weir.patterns.MatchedSoFar;
import dev.weir.patterns.Occurrence;
import dev.weir.rules.EvaluationException;
import dev.weir.rules.EventView;
import dev.weir.rules.Lists;
import dev.weir.rules.RuleFeature;
import dev.weir.rules.RulePattern;
import dev.weir.rules.Scope;
import dev.weir.rules.Steps;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the conditions of a pattern, in the language of rules. One that fails does not hold, and is counted; all that are
 * asked about one event share the steps of a rule.
 */
final class PatternConditions implements Conditions {
    private static final Value TRUE = new Value.Bool(true);

    private final RulePattern pattern;
    private final Lists lists;
    private @Nullable EventView view;
    private final Steps steps = new Steps();
    private int errors;

    /** In an epoch with these lists. */
    PatternConditions(RulePattern pattern, Lists lists) {
        this.pattern = pattern;
        this.lists = lists;
    }

    /** With a view of the event that will be asked about, which others share. */
    PatternConditions(RulePattern pattern, EventView view) {
        this(pattern, view.lists());
        this.view = view;
    }

    /** How many failed. */
    int errors() {
        return errors;
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
