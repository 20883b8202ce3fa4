package dev.weir.engine.profile;

import dev.weir.engine.message.Routed;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.KeyPatterns;
import dev.weir.engine.plan.PatternPlan;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.patterns.match.Occurrence;
import dev.weir.rules.expression.scope.EventScope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event as it is presented to the patterns of its key. For one use. */
final class PatternsAtEvent {
    private static final AnswerLayout.Sheet[] NO_FEATURES = {};

    private final Routed routed;
    private final KeyPatterns plans;
    private final ProfileState state;
    private final EventScope atHand;
    /** The features that the conditions of a pattern use, by its index; empty if no pattern uses any. */
    private final AnswerLayout.Sheet[] features;

    private @Nullable Occurrence plain;

    PatternsAtEvent(Routed routed, KeyPatterns plans, ProfileState state, EventScope atHand) {
        this.routed = routed;
        this.plans = plans;
        this.state = state;
        this.atHand = atHand;
        this.features = plans.asksFeatures() ? new AnswerLayout.Sheet[plans.size()] : NO_FEATURES;
        for (int i = 0; i < features.length; i++) {
            features[i] = plans.get(i).conditionAnswers().sheet();
        }
    }

    KeyPatterns plans() {
        return plans;
    }

    ProfileState state() {
        return state;
    }

    String key() {
        return routed.key();
    }

    EventScope atHand() {
        return atHand;
    }

    /** Computes the features that include the current event, or those that do not. */
    void answer(KeySeries series, boolean countingCurrent) {
        for (int i = 0; i < features.length; i++) {
            series.answer(plans.get(i).conditionAnswers(), atHand, countingCurrent, features[i]);
        }
    }

    /** Returns the event for the pattern at an index: the same object for all patterns that see nothing else. */
    Occurrence occurrence(int place) {
        PatternPlan plan = plans.get(place);
        boolean usesStock = plan.pattern().usesStock();
        if (!usesStock && plan.conditionAnswers().size() == 0) {
            Occurrence known = plain;
            if (known == null) {
                known = new Occurrence(routed.event(), routed.epoch(), List.of(), Optional.empty());
                plain = known;
            }
            return known;
        }
        Optional<Stock> stock = usesStock ? Stock.of(state.rows().rows()) : Optional.empty();
        List<Value> values = features.length == 0 ? List.of() : features[place].values();
        return new Occurrence(routed.event(), routed.epoch(), values, stock);
    }
}
