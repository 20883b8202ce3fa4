package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/**
 * What an aggregate that grows with the number of events would be over all of them, told by one of several parts over
 * which a hash spreads them evenly: the part's value times the number of parts.
 *
 * <p>Of n events each is in the part with a probability of 1 / parts. The standard error of a count is &radic;((parts
 * &minus; 1) / n) of it; that of a sum is larger by &radic;(1 + v&sup2;), where v is the deviation of the numbers by
 * their mean.
 *
 * @param of a count or a sum
 * @param parts a power of two, so that the product of a double is exact
 */
public record Estimate(AggregateFunction of, int parts) implements AggregateFunction {

    @Override
    public String key() {
        return of.key();
    }

    @Override
    public String meaning() {
        return of.meaning();
    }

    @Override
    public String stateName() {
        return of.stateName() + "*" + parts;
    }

    @Override
    public SeriesKind kind() {
        return of.kind();
    }

    @Override
    public Operand operand() {
        return of.operand();
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return of.type(ofOperand);
    }

    @Override
    public Value overNothing() {
        return of.overNothing();
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        Value part = of.evaluate(window);
        return part instanceof Value.Int count
                ? new Value.Int(count.value() * parts)
                : part instanceof Value.Real sum ? new Value.Real(sum.value() * parts) : part;
    }
}
