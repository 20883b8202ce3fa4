package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.DecimalSum;
import dev.weir.features.column.Entries;

/** The decimal sum, rounded once; 0 if there are no events. */
public record Sum() implements NumberFunction {

    @Override
    public String key() {
        return "sum";
    }

    @Override
    public String meaning() {
        return "The sum of an expression, such as transaction.amount; 0 over no events.";
    }

    @Override
    public String stateName() {
        return "SUM";
    }

    @Override
    public Value overNothing() {
        return new Value.Real(0);
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.aggregate(new Accumulation());
    }

    private static final class Accumulation implements Accumulator {
        private final DecimalSum sum = new DecimalSum();

        @Override
        public void add(Entries entries, int from, int to) {
            entries.numbers().addTo(sum, from, to);
        }

        @Override
        public void add(RunSummary part) {
            sum.add(part.sum());
        }

        @Override
        public void addShare(RunSummary part, long share) {
            sum.addShare(part.sum(), share, part.count());
        }

        @Override
        public Value result() {
            return new Value.Real(sum.toDouble());
        }
    }
}
