package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.Entries;
import dev.weir.features.column.Numbers;
import dev.weir.features.column.SeriesKind;

/** The greatest. */
public record Maximum() implements AggregateFunction {

    @Override
    public String key() {
        return "max";
    }

    @Override
    public String meaning() {
        return "The largest value of an expression.";
    }

    @Override
    public String stateName() {
        return "MAX";
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.NUMBERS;
    }

    @Override
    public Operand operand() {
        return Operand.NUMBER;
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return ValueType.DOUBLE;
    }

    @Override
    public Value overNothing() {
        return Value.absent();
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.aggregate(new Accumulation());
    }

    private static final class Accumulation implements Accumulator {
        private double greatest = Double.NEGATIVE_INFINITY;

        @Override
        public void add(Entries entries, int from, int to) {
            Numbers numbers = entries.numbers();
            for (int i = from; i < to; i++) {
                greatest = Math.max(greatest, numbers.get(i));
            }
        }

        @Override
        public void add(RunSummary part) {
            greatest = Math.max(greatest, part.max());
        }

        @Override
        public void addShare(RunSummary part, long share) {
            add(part);
        }

        /** {@inheritDoc} Every number is finite, so that infinity says that there was none. */
        @Override
        public Value result() {
            return Double.isInfinite(greatest) ? Value.absent() : new Value.Real(greatest);
        }
    }
}
