package dev.weir.features.series;

import dev.weir.events.binary.Codec;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The binary form of a series, without its stored segments: version, kind, and the data of the kind. Ten amounts with
 * their times take about 80 bytes.
 */
public final class SeriesCodec implements Codec<Series> {
    private static final byte VERSION = 1;

    @Override
    public void write(Series series, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(series.kind().code());
        PackedWriter packed = new PackedWriter();
        if (series instanceof DistinctSeries distinct) {
            distinct.write(packed);
        } else if (series instanceof QuantileSeries quantiles) {
            quantiles.write(packed);
        } else if (series instanceof EarliestSeries earliest) {
            earliest.write(packed);
        } else if (series instanceof EventSeries events) {
            events.write(packed);
        }
        packed.writeTo(out);
    }

    @Override
    public Series read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a series of version " + version + "; this program reads version " + VERSION);
        }
        SeriesKind kind = SeriesKind.ofCode(in.readByte());
        PackedReader packed = PackedReader.readFrom(in);
        return switch (kind) {
            case TIMES, NUMBERS, VALUES -> EventSeries.read(kind, packed);
            case DISTINCT -> DistinctSeries.read(packed);
            case QUANTILES -> QuantileSeries.read(packed);
            case EARLIEST -> EarliestSeries.read(packed);
        };
    }
}
