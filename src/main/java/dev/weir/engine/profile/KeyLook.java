package dev.weir.engine.profile;

import dev.weir.engine.plan.FeatureRequest;
import dev.weir.engine.plan.PatternPlan;
import dev.weir.events.RowChange;
import dev.weir.events.Value;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.KeyedAnswer;
import dev.weir.features.series.Series;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.patterns.match.PatternState.OpenMatch;
import java.util.List;

/** Looks at what is kept at a key, for people who ask. Changes nothing. */
public final class KeyLook {
    private final ProfileState state;
    private final KeySeries series;

    /** Creates a look at a state and what is stored beside it. */
    public KeyLook(ProfileState state, KeyMemory memory) {
        this.state = state;
        this.series = new KeySeries(state, memory.segments(state), StepListener.NONE);
    }

    /** Returns the value of a feature or a column at a time, in epoch milliseconds. */
    public Value value(KeyedAnswer feature, long atMillis) {
        return series.value(FeatureRequest.of(feature), atMillis);
    }

    /** Returns how many events the window of a feature has in it at a time; absent if what is kept does not tell. */
    public Value count(FeatureDefinition feature, long atMillis) {
        Series kept = state.find(feature.series().id());
        return kept == null ? new Value.Int(0) : kept.count(feature.window(), atMillis, series.segments());
    }

    /** Returns how many entries of its window are kept in place of single events; absent if these are. */
    public Value entries(FeatureDefinition feature, long atMillis) {
        Series kept = state.find(feature.series().id());
        return kept == null ? Value.absent() : kept.entries(feature.window(), atMillis);
    }

    /** Returns the open matches of a pattern, those that it shares with others too. */
    public List<OpenMatch> open(PatternPlan plan) {
        CompiledPattern pattern = plan.pattern().compiled();
        HeldPattern own = state.patterns().get(plan.id());
        if (own != null) {
            return own.state().open(pattern);
        }
        HeldPattern shared = state.patterns().get(pattern.sharedId());
        return shared == null
                ? List.of()
                : shared.state().partOf(pattern, plan::covers).open(pattern);
    }

    /** Returns the rows of tables that are kept here, deleted ones too. */
    public List<RowChange> rows() {
        return List.copyOf(state.rows().rows());
    }
}
