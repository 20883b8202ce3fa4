package dev.weir.operators.label;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.definition.LinkedBack;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Lets transactions pass, without their lines, which no label needs: they are sent over the network once more. */
public final class OfTransactions implements FlatMapFunction<Event, Event> {
    private static final long serialVersionUID = 1L;

    /** Creates a function. */
    public OfTransactions() {}

    @Override
    public void flatMap(Event event, Collector<Event> out) {
        Event plain = event instanceof LinkedBack back ? back.linked() : event;
        if (plain instanceof Transaction transaction) {
            out.collect(transaction.items().isEmpty() ? transaction : transaction.withItems(List.of()));
        }
    }
}
