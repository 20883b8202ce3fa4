package dev.weir.events.binary;

import dev.weir.events.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The binary form of a {@link Value}. The first byte gives its kind and thereby the version: a kind whose form changes
 * gets a new number, and none is reused.
 */
public final class ValueCodec implements Codec<Value> {
    private static final int ABSENT = 1;
    private static final int TEXT = 2;
    private static final int INT = 3;
    private static final int REAL = 4;
    private static final int FALSE = 5;
    private static final int TRUE = 6;
    private static final int TIME = 7;
    private static final int ITEMS = 8;
    private static final int ENTRIES = 9;

    /** Creates a codec. */
    public ValueCodec() {}

    @Override
    public void write(Value value, DataOutput out) throws IOException {
        if (value instanceof Value.Text text) {
            out.writeByte(TEXT);
            Binary.writeText(text.value(), out);
        } else if (value instanceof Value.Int number) {
            out.writeByte(INT);
            Binary.writeZigZag(number.value(), out);
        } else if (value instanceof Value.Real number) {
            out.writeByte(REAL);
            out.writeDouble(number.value());
        } else if (value instanceof Value.Bool truth) {
            out.writeByte(truth.value() ? TRUE : FALSE);
        } else {
            writeRare(value, out);
        }
    }

    private void writeRare(Value value, DataOutput out) throws IOException {
        if (value instanceof Value.Time time) {
            out.writeByte(TIME);
            Binary.writeZigZag(time.epochMillis(), out);
        } else if (value instanceof Value.Items items) {
            out.writeByte(ITEMS);
            Binary.writeCount(items.values().size(), out);
            for (Value item : items.values()) {
                write(item, out);
            }
        } else if (value instanceof Value.Entries entries) {
            out.writeByte(ENTRIES);
            writeNamed(entries.values(), out);
        } else {
            out.writeByte(ABSENT);
        }
    }

    @Override
    public Value read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case ABSENT -> Value.absent();
            case TEXT -> new Value.Text(Binary.readText(in));
            case INT -> new Value.Int(Binary.readZigZag(in));
            case REAL -> new Value.Real(in.readDouble());
            case FALSE -> new Value.Bool(false);
            case TRUE -> new Value.Bool(true);
            case TIME -> new Value.Time(Binary.readZigZag(in));
            case ITEMS -> new Value.Items(readItems(in));
            case ENTRIES -> new Value.Entries(readNamed(in));
            default -> throw new IOException("a value of kind " + kind + ", which this release does not know");
        };
    }

    /** Writes values by name. */
    void writeNamed(Map<String, Value> values, DataOutput out) throws IOException {
        Binary.writeCount(values.size(), out);
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            Binary.writeText(entry.getKey(), out);
            write(entry.getValue(), out);
        }
    }

    /** Reads what {@link #writeNamed} wrote. */
    Map<String, Value> readNamed(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        Map<String, Value> values = new HashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(Binary.readText(in), read(in));
        }
        return values;
    }

    private List<Value> readItems(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(read(in));
        }
        return values;
    }
}
