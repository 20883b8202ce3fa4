package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.VarianceSummary;

/** The standard deviation of the population: 0 over a single event. */
public record StandardDeviation() implements NumberFunction {

    @Override
    public String key() {
        return "stddev";
    }

    @Override
    public String meaning() {
        return "The population standard deviation of an expression.";
    }

    @Override
    public String stateName() {
        return "STDDEV";
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.aggregate(new Accumulation());
    }

    private static final class Accumulation implements Accumulator {
        private final VarianceSummary spread = new VarianceSummary();
        private boolean isEmpty = true;

        @Override
        public void add(Entries entries, int from, int to) {
            isEmpty = false;
            spread.add(entries.numbers(), from, to);
        }

        @Override
        public void add(RunSummary part) {
            isEmpty = false;
            spread.add(part.spread());
        }

        @Override
        public void addShare(RunSummary part, long share) {
            isEmpty = false;
            spread.add(part.spread(), share);
        }

        @Override
        public Value result() {
            return isEmpty ? Value.absent() : new Value.Real(spread.deviation());
        }
    }
}
