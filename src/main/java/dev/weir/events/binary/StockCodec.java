package dev.weir.events.binary;

import dev.weir.events.Stock;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link Stock}. */
public final class StockCodec implements Codec<Stock> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public StockCodec() {}

    @Override
    public void write(Stock value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeZigZag(value.available(), out);
        Binary.writeZigZag(value.reserved(), out);
        out.writeDouble(value.price());
    }

    @Override
    public Stock read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "Stock", in);
        return new Stock(Binary.readZigZag(in), Binary.readZigZag(in), in.readDouble());
    }
}
