package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.SeriesKind;

/** The median. */
public record Median() implements NumberFunction {

    @Override
    public String key() {
        return "median";
    }

    @Override
    public String meaning() {
        return "The middle value of an expression; if two values are in the middle, their mean.";
    }

    @Override
    public String stateName() {
        return "MEDIAN";
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.QUANTILES;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.median();
    }
}
