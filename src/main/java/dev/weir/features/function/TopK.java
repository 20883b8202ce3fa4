package dev.weir.features.function;

import dev.weir.events.Value;
import java.util.List;

/**
 * The most frequent values, the most frequent first, as a list.
 *
 * @param most how many at most, from 1 to {@value #MOST}
 */
public record TopK(int most) implements ValueFunction {
    /** The longest that the list may be. */
    public static final int MOST = 20;

    /** Checks the bounds. */
    public TopK {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a list of " + most + "; it has from 1 to " + MOST + " values");
        }
    }

    @Override
    public String key() {
        return "topK";
    }

    @Override
    public String meaning() {
        return "The 'k' most frequent values of an expression, as a list, the most frequent first.";
    }

    @Override
    public String stateName() {
        return "TOP_" + most;
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public Value overNothing() {
        return new Value.Items(List.of());
    }

    @Override
    public boolean isOfNewest() {
        return true;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return new Value.Items(new ValueCounts(window).first(most));
    }
}
