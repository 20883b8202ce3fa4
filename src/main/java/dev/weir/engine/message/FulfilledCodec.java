package dev.weir.engine.message;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.EventCodec;
import dev.weir.events.binary.StockCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary form of {@link Fulfilled} matches. */
public final class FulfilledCodec implements Codec<Fulfilled> {
    private static final int VERSION = 1;
    private static final List<Fulfilled.Kind> KINDS =
            List.of(Fulfilled.Kind.EVENT, Fulfilled.Kind.EVENT_AT_KEY, Fulfilled.Kind.TIME);

    private final EventCodec events = new EventCodec();
    private final RuleMatchCodec matches = new RuleMatchCodec();
    private final StockCodec stocks = new StockCodec();

    /** For state to name. */
    public FulfilledCodec() {}

    @Override
    public void write(Fulfilled fulfilled, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(fulfilled.subject(), out);
        Binary.writeVarLong(fulfilled.epoch(), out);
        Binary.writeText(fulfilled.key(), out);
        events.write(fulfilled.trigger(), out);
        Binary.writeZigZag(fulfilled.atMillis(), out);
        out.writeByte(KINDS.indexOf(fulfilled.kind()));
        Binary.writeCount(fulfilled.matches().size(), out);
        for (RuleMatch match : fulfilled.matches()) {
            matches.write(match, out);
        }
        out.writeBoolean(fulfilled.stock().isPresent());
        if (fulfilled.stock().isPresent()) {
            stocks.write(fulfilled.stock().get(), out);
        }
    }

    @Override
    public Fulfilled read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "fulfilled matches", in);
        String subject = Binary.readText(in);
        long epoch = Binary.readVarLong(in);
        String key = Binary.readText(in);
        Event trigger = events.read(in);
        long atMillis = Binary.readZigZag(in);
        Fulfilled.Kind kind = KINDS.get(in.readByte());
        List<RuleMatch> read = new ArrayList<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            read.add(matches.read(in));
        }
        Optional<Stock> stock = in.readBoolean() ? Optional.of(stocks.read(in)) : Optional.empty();
        return new Fulfilled(subject, epoch, key, trigger, atMillis, kind, read, stock);
    }
}
