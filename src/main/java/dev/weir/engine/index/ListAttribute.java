package dev.weir.engine.index;

import dev.weir.events.Value;
import dev.weir.rules.list.Lists;
import dev.weir.rules.requirement.Requirement;
import java.util.List;

/** A value that is looked up in a list, once for all conditions that require it. */
final class ListAttribute implements Attribute {
    private final ValueSource source;
    private final Value otherwise;
    private final Requirement.Listed like;
    private final long[] ifListed;
    private final long[] ifNot;
    private final long[] ifAbsent;

    private ListAttribute(
            ValueSource source,
            Value otherwise,
            Requirement.Listed like,
            long[] ifListed,
            long[] ifNot,
            long[] ifAbsent) {
        this.source = source;
        this.otherwise = otherwise;
        this.like = like;
        this.ifListed = ifListed;
        this.ifNot = ifNot;
        this.ifAbsent = ifAbsent;
    }

    /** Creates an attribute from requirements that name the same list, as entries or as networks. */
    static ListAttribute of(ValueSource source, Value otherwise, int size, List<Asking<Requirement.Listed>> asking) {
        long[] ifListed = Attribute.all(size);
        long[] ifNot = Attribute.all(size);
        for (Asking<Requirement.Listed> each : asking) {
            Attribute.remove(each.requirement().listed() ? ifNot : ifListed, each.condition());
        }
        return new ListAttribute(
                source, otherwise, asking.get(0).requirement(), ifListed, ifNot, Attribute.others(size, asking));
    }

    @Override
    public boolean narrow(ProbedValues values, Candidates candidates) {
        Value read = source.in(values);
        Value value = read.isPresent() ? read : otherwise;
        if (value instanceof Value.Text text) {
            Lists lists = values.lists();
            boolean listed = like.networks()
                    ? lists.containsNetworkOf(like.list(), text.value())
                    : lists.contains(like.list(), text.value());
            return candidates.retain(listed ? ifListed : ifNot);
        }
        return value.isPresent() || candidates.retain(ifAbsent);
    }
}
