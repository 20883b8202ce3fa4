package dev.weir.features.column;

import dev.weir.events.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A column of scalar values. */
public final class Values implements Column {
    private static final int SLACK = 4;
    private static final byte TEXT = 0;
    private static final byte INT = 1;
    private static final byte REAL = 2;
    private static final byte FALSE = 3;
    private static final byte TRUE = 4;
    private static final byte TIME = 5;

    private Value[] cells;
    /** Where the first value is; there is none in front of it. */
    private int first;

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
        if (first + size == cells.length) {
            makeRoom(size);
        }
        int at = first + index;
        System.arraycopy(cells, at, cells, at + 1, size - index);
        cells[at] = value;
    }

    /** Closes the gap in front of the values if it is large, and else finds a larger place for them. */
    private void makeRoom(int size) {
        if (first > size / 2) {
            System.arraycopy(cells, first, cells, 0, size);
            Arrays.fill(cells, size, cells.length, Value.absent());
        } else {
            Value[] more = new Value[size + (size >> 1) + SLACK];
            System.arraycopy(cells, first, more, 0, size);
            cells = more;
        }
        first = 0;
    }

    /** Returns the value at an index. */
    public Value get(int index) {
        return cells[first + index];
    }

    @Override
    public Values copy(int from, int to) {
        Values copy = new Values(0);
        copy.cells = Arrays.copyOfRange(cells, first + from, first + to);
        return copy;
    }

    @Override
    public void dropFirst(int count) {
        Arrays.fill(cells, first, first + count, Value.absent());
        first += count;
    }

    @Override
    public void write(int size, PackedWriter out) {
        for (int i = first; i < first + size; i++) {
            write(cells[i], out);
        }
    }

    private static void write(Value value, PackedWriter out) {
        if (value instanceof Value.Text text) {
            byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
            out.one(TEXT);
            out.all(bytes);
        } else if (value instanceof Value.Int whole) {
            out.one(INT);
            out.signed(whole.value());
        } else if (value instanceof Value.Real real) {
            out.one(REAL);
            out.eight(Double.doubleToRawLongBits(real.value()));
        } else if (value instanceof Value.Bool bool) {
            out.one(bool.value() ? TRUE : FALSE);
        } else if (value instanceof Value.Time time) {
            out.one(TIME);
            out.signed(time.epochMillis());
        }
    }

    static Values read(int size, PackedReader in) {
        Values values = new Values(size + SLACK);
        for (int i = 0; i < size; i++) {
            values.cells[i] = readValue(in);
        }
        return values;
    }

    private static Value readValue(PackedReader in) {
        byte type = in.one();
        return switch (type) {
            case TEXT -> {
                byte[] bytes = in.all();
                yield new Value.Text(new String(bytes, StandardCharsets.UTF_8));
            }
            case INT -> new Value.Int(in.signed());
            case REAL -> new Value.Real(Double.longBitsToDouble(in.eight()));
            case FALSE -> new Value.Bool(false);
            case TRUE -> new Value.Bool(true);
            case TIME -> new Value.Time(in.signed());
            default -> throw new IllegalStateException("a value of unknown type " + type);
        };
    }
}
