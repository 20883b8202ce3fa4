package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.DecimalSum;
import dev.weir.features.column.Entries;

/** The decimal sum divided by the count, rounded once. */
public record Average() implements NumberFunction {

    @Override
    public String key() {
        return "avg";
    }

    @Override
    public String meaning() {
        return "The mean of the values of an expression.";
    }

    @Override
    public String stateName() {
        return "AVG";
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.aggregate(new Accumulation());
    }

    private static final class Accumulation implements Accumulator {
        private final DecimalSum sum = new DecimalSum();
        private long count;

        @Override
        public void add(Entries entries, int from, int to) {
            count += to - from;
            entries.numbers().addTo(sum, from, to);
        }

        @Override
        public void add(RunSummary part) {
            count += part.count();
            sum.add(part.sum());
        }

        @Override
        public void addShare(RunSummary part, long share) {
            count += share;
            sum.addShare(part.sum(), share, part.count());
        }

        @Override
        public Value result() {
            return count == 0 ? Value.absent() : new Value.Real(sum.over(count));
        }
    }
}
