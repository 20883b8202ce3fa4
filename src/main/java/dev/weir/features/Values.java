package dev.weir.features;

import dev.weir.events.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A column of scalar values. */
final class Values implements Column {
    private static final int SLACK = 4;
    private static final byte TEXT = 0;
    private static final byte INT = 1;
    private static final byte REAL = 2;
    private static final byte FALSE = 3;
    private static final byte TRUE = 4;
    private static final byte TIME = 5;

    private Value[] cells;

    Values(int capacity) {
        cells = new Value[capacity];
    }

    @Override
    public boolean takes(Value value) {
        if (value instanceof Value.Items || value instanceof Value.Entries) {
            throw new IllegalArgumentException("a series of values takes scalars only: " + value);
        }
        return value.isPresent();
    }

    @Override
    public void insert(int index, int size, Value value) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size + (size >> 1) + SLACK);
        }
        System.arraycopy(cells, index, cells, index + 1, size - index);
        cells[index] = value;
    }

    Value get(int index) {
        return cells[index];
    }

    @Override
    public Values copy(int from, int to) {
        Values copy = new Values(0);
        copy.cells = Arrays.copyOfRange(cells, from, to);
        return copy;
    }

    @Override
    public void dropFirst(int count, int size) {
        System.arraycopy(cells, count, cells, 0, size - count);
        Arrays.fill(cells, size - count, size, Value.absent());
    }

    @Override
    public void write(int size, DataOutput out) throws IOException {
        for (int i = 0; i < size; i++) {
            write(cells[i], out);
        }
    }

    private static void write(Value value, DataOutput out) throws IOException {
        if (value instanceof Value.Text text) {
            byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
            out.writeByte(TEXT);
            Varint.write(bytes.length, out);
            out.write(bytes);
        } else if (value instanceof Value.Int whole) {
            out.writeByte(INT);
            Varint.writeSigned(whole.value(), out);
        } else if (value instanceof Value.Real real) {
            out.writeByte(REAL);
            out.writeDouble(real.value());
        } else if (value instanceof Value.Bool bool) {
            out.writeByte(bool.value() ? TRUE : FALSE);
        } else if (value instanceof Value.Time time) {
            out.writeByte(TIME);
            Varint.writeSigned(time.epochMillis(), out);
        }
    }

    static Values read(int size, DataInput in) throws IOException {
        Values values = new Values(size + SLACK);
        for (int i = 0; i < size; i++) {
            values.cells[i] = readValue(in);
        }
        return values;
    }

    private static Value readValue(DataInput in) throws IOException {
        byte type = in.readByte();
        return switch (type) {
            case TEXT -> {
                byte[] bytes = new byte[(int) Varint.read(in)];
                in.readFully(bytes);
                yield new Value.Text(new String(bytes, StandardCharsets.UTF_8));
            }
            case INT -> new Value.Int(Varint.readSigned(in));
            case REAL -> new Value.Real(in.readDouble());
            case FALSE -> new Value.Bool(false);
            case TRUE -> new Value.Bool(true);
            case TIME -> new Value.Time(Varint.readSigned(in));
            default -> throw new IOException("a value of unknown type " + type);
        };
    }
}
