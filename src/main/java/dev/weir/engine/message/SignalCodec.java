package dev.weir.engine.message;

import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.StockCodec;
import dev.weir.events.binary.ValueCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary form of a {@link Signal}. */
public final class SignalCodec implements Codec<Signal> {
    private static final int VERSION = 3;
    private static final int WITHOUT_FURTHER_PARTS = 2;
    private static final int WITHOUT_MATCHES = 1;

    private final ValueCodec values = new ValueCodec();
    private final RuleMatchCodec matches = new RuleMatchCodec();
    private final StockCodec stocks = new StockCodec();

    /** Creates a codec. */
    public SignalCodec() {}

    @Override
    public void write(Signal signal, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(signal.subject(), out);
        out.writeLong(signal.correlationId());
        Binary.writeVarLong(signal.epoch(), out);
        Binary.writeText(signal.key(), out);
        out.writeBoolean(signal.news());
        Binary.writeCount(signal.values().size(), out);
        for (Value value : signal.values()) {
            values.write(value, out);
        }
        out.writeBoolean(signal.stock().isPresent());
        if (signal.stock().isPresent()) {
            stocks.write(signal.stock().get(), out);
        }
        Binary.writeCount(signal.matches().size(), out);
        for (RuleMatch match : signal.matches()) {
            matches.write(match, out);
        }
        Binary.writeCount(signal.furtherParts(), out);
    }

    @Override
    public Signal read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "signal", in);
        String subject = Binary.readText(in);
        long correlationId = in.readLong();
        long epoch = Binary.readVarLong(in);
        String key = Binary.readText(in);
        boolean news = in.readBoolean();
        int count = Binary.readCount(in);
        List<Value> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read.add(values.read(in));
        }
        Optional<Stock> stock = in.readBoolean() ? Optional.of(stocks.read(in)) : Optional.empty();
        List<RuleMatch> matched = version == WITHOUT_MATCHES ? List.of() : matches(in);
        int furtherParts = version <= WITHOUT_FURTHER_PARTS ? 0 : Binary.readCount(in);
        return new Signal(subject, correlationId, epoch, key, news, read, stock, matched, furtherParts);
    }

    private List<RuleMatch> matches(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<RuleMatch> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read.add(matches.read(in));
        }
        return read;
    }
}
