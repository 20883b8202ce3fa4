package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.Entries;
import dev.weir.features.column.SeriesKind;

/** The number of events. */
public record EventCount() implements AggregateFunction {

    @Override
    public String key() {
        return "count";
    }

    @Override
    public String meaning() {
        return "The number of events of this type.";
    }

    @Override
    public String stateName() {
        return "COUNT";
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.TIMES;
    }

    @Override
    public Operand operand() {
        return Operand.EVENTS;
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return ValueType.INT;
    }

    @Override
    public Value overNothing() {
        return new Value.Int(0);
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.aggregate(new Accumulation());
    }

    private static final class Accumulation implements Accumulator {
        private long count;

        @Override
        public void add(Entries entries, int from, int to) {
            count += to - from;
        }

        @Override
        public void add(RunSummary part) {
            count += part.count();
        }

        @Override
        public void addShare(RunSummary part, long share) {
            count += share;
        }

        @Override
        public Value result() {
            return new Value.Int(count);
        }
    }
}
