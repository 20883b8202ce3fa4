package dev.weir.rules.list;

import dev.weir.events.Fingerprint;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one field of all rows of a table. Immutable.
 *
 * <p>Size: 8 bytes a row, and one bit; of texts 4 to 8 bytes a row and each different text once.
 */
final class TableColumn {
    private static final int BYTES_OF_TEXT = 48;

    private final ValueType type;
    private final BitSet present;
    /** The bits of a double, 0 or 1 for a truth value, milliseconds for a time; empty for texts. */
    private final long[] numbers;

    private final String[] texts;
    private final long bytes;

    private TableColumn(ValueType type, BitSet present, long[] numbers, String[] texts) {
        this.type = type;
        this.present = present;
        this.numbers = numbers;
        this.texts = texts;
        this.bytes = present.size() / Byte.SIZE + (long) Long.BYTES * (numbers.length + texts.length) + share(texts);
    }

    /** Replaces equal texts by one object, and returns the size of the different texts in bytes. */
    private static long share(String[] texts) {
        Map<String, String> different = new HashMap<>();
        long bytes = 0;
        for (int row = 0; row < texts.length; row++) {
            String known = different.putIfAbsent(texts[row], texts[row]);
            if (known == null) {
                bytes += BYTES_OF_TEXT + texts[row].length();
            } else {
                texts[row] = known;
            }
        }
        return bytes;
    }

    /** Creates a column of values of one type, some of which may be absent. */
    static TableColumn of(ValueType type, List<Value> values) {
        boolean isText = type == ValueType.STRING;
        BitSet present = new BitSet(values.size());
        long[] numbers = new long[isText ? 0 : values.size()];
        String[] texts = new String[isText ? values.size() : 0];
        for (int row = 0; row < values.size(); row++) {
            Value value = values.get(row);
            present.set(row, value.isPresent());
            if (isText) {
                texts[row] = value instanceof Value.Text text ? text.value() : "";
            } else {
                numbers[row] = number(value);
            }
        }
        return new TableColumn(type, present, numbers, texts);
    }

    private static long number(Value value) {
        if (value instanceof Value.Real real) {
            return Double.doubleToLongBits(real.value());
        }
        if (value instanceof Value.Bool truth) {
            return truth.value() ? 1 : 0;
        }
        if (value instanceof Value.Time time) {
            return time.epochMillis();
        }
        return value instanceof Value.Int whole ? whole.value() : 0;
    }

    /** Returns the value in a row. */
    Value at(int row) {
        if (!present.get(row)) {
            return Value.absent();
        }
        return switch (type) {
            case STRING -> new Value.Text(texts[row]);
            case INT -> new Value.Int(numbers[row]);
            case DOUBLE -> new Value.Real(Double.longBitsToDouble(numbers[row]));
            case BOOL -> new Value.Bool(numbers[row] == 1);
            case TIMESTAMP -> new Value.Time(numbers[row]);
        };
    }

    /** Returns a hash of the value in a row. */
    long fingerprint(int row) {
        if (!present.get(row)) {
            return 1;
        }
        return type == ValueType.STRING ? Fingerprint.of(texts[row]) : Fingerprint.of(numbers[row]);
    }

    /** Returns the number of rows. */
    int size() {
        return type == ValueType.STRING ? texts.length : numbers.length;
    }

    /** Returns the approximate memory that it takes, in bytes. */
    long bytes() {
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        Binary.writeBytes(present.toByteArray(), out);
        for (long number : numbers) {
            out.writeLong(number);
        }
        for (String text : texts) {
            Binary.writeText(text, out);
        }
    }

    static TableColumn read(ValueType type, int rows, DataInput in) throws IOException {
        boolean isText = type == ValueType.STRING;
        BitSet present = BitSet.valueOf(Binary.readBytes(in));
        long[] numbers = new long[isText ? 0 : rows];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = in.readLong();
        }
        String[] texts = new String[isText ? rows : 0];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = Binary.readText(in);
        }
        return new TableColumn(type, present, numbers, texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableColumn that
                && type == that.type
                && present.equals(that.present)
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(texts);
    }
}
