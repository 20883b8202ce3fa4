package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.Numbers;

/**
 * The least number or the greatest.
 *
 * @param greatest which of the two
 */
public record Extreme(boolean greatest) implements NumberFunction {

    @Override
    public String key() {
        return greatest ? "max" : "min";
    }

    @Override
    public String meaning() {
        return "The " + (greatest ? "largest" : "smallest") + " value of an expression.";
    }

    @Override
    public String stateName() {
        return greatest ? "MAX" : "MIN";
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.aggregate(new Accumulation(greatest));
    }

    private static final class Accumulation implements Accumulator {
        private final boolean greatest;
        private double extreme;

        Accumulation(boolean greatest) {
            this.greatest = greatest;
            this.extreme = greatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }

        @Override
        public void add(Entries entries, int from, int to) {
            Numbers numbers = entries.numbers();
            for (int i = from; i < to; i++) {
                add(numbers.get(i));
            }
        }

        @Override
        public void add(RunSummary part) {
            add(greatest ? part.max() : part.min());
        }

        @Override
        public void addShare(RunSummary part, long share) {
            add(part);
        }

        private void add(double number) {
            extreme = greatest ? Math.max(extreme, number) : Math.min(extreme, number);
        }

        /** {@inheritDoc} Every number is finite, so that infinity says that there was none. */
        @Override
        public Value result() {
            return Double.isInfinite(extreme) ? Value.absent() : new Value.Real(extreme);
        }
    }
}
