package dev.weir.events.binary;

import dev.weir.events.Click;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Binary form of an {@link Event}. The first byte says the type and with it the version: a type whose form changes gets
 * a new number, and none is used again.
 */
public final class EventCodec implements Codec<Event> {
    private static final int TRANSACTION = 1;
    private static final int CLICK = 2;
    private static final int STOCK_CHANGE_WITHOUT_ORIGIN = 3;
    private static final int STOCK_CHANGE = 4;
    private static final int DECLARED = 5;

    private final TransactionForm transactions = new TransactionForm();
    private final ClickForm clicks = new ClickForm();
    private final StockChangeForm stockChanges = new StockChangeForm();
    private final DeclaredEventForm declared = new DeclaredEventForm();

    /** For Flink, which finds it by name. */
    public EventCodec() {}

    @Override
    public void write(Event event, DataOutput out) throws IOException {
        if (event instanceof Transaction transaction) {
            out.writeByte(TRANSACTION);
            transactions.write(transaction, out);
        } else if (event instanceof Click click) {
            out.writeByte(CLICK);
            clicks.write(click, out);
        } else if (event instanceof StockChange change) {
            out.writeByte(STOCK_CHANGE);
            stockChanges.write(change, out);
        } else {
            out.writeByte(DECLARED);
            declared.write((DeclaredEvent) event, out);
        }
    }

    @Override
    public Event read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case TRANSACTION -> transactions.read(in);
            case CLICK -> clicks.read(in);
            case STOCK_CHANGE_WITHOUT_ORIGIN -> stockChanges.readWithoutOrigin(in);
            case STOCK_CHANGE -> stockChanges.read(in);
            case DECLARED -> declared.read(in);
            default -> throw new IOException("an event of kind " + kind + ", which this release does not know");
        };
    }
}
