package dev.weir.engine.index;

import dev.weir.events.Value;
import dev.weir.rules.requirement.Requirement;
import java.util.List;

/** A value that has to be true or false. */
final class FlagAttribute implements Attribute {
    private final ValueSource source;
    private final Value otherwise;
    private final long[] ifTrue;
    private final long[] ifFalse;
    private final long[] ifAbsent;

    private FlagAttribute(ValueSource source, Value otherwise, long[] ifTrue, long[] ifFalse, long[] ifAbsent) {
        this.source = source;
        this.otherwise = otherwise;
        this.ifTrue = ifTrue;
        this.ifFalse = ifFalse;
        this.ifAbsent = ifAbsent;
    }

    static FlagAttribute of(ValueSource source, Value otherwise, int size, List<Asking<Requirement.Is>> asking) {
        long[] ifTrue = Attribute.all(size);
        long[] ifFalse = Attribute.all(size);
        for (Asking<Requirement.Is> each : asking) {
            Attribute.remove(each.requirement().value() ? ifFalse : ifTrue, each.condition());
        }
        return new FlagAttribute(source, otherwise, ifTrue, ifFalse, Attribute.others(size, asking));
    }

    @Override
    public boolean narrow(ProbedValues values, Candidates candidates) {
        Value read = source.in(values);
        Value value = read.isPresent() ? read : otherwise;
        if (value instanceof Value.Bool flag) {
            return candidates.retain(flag.value() ? ifTrue : ifFalse);
        }
        return value.isPresent() || candidates.retain(ifAbsent);
    }
}
