package dev.weir.bench.models;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a message in the binary form of Protocol Buffers, field by field. */
public final class ProtoWriter {
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Creates an empty message. */
    public ProtoWriter() {}

    /** Adds a whole number. */
    public ProtoWriter number(int field, long number) {
        varint((long) field << 3);
        varint(number);
        return this;
    }

    /** Adds a number in single precision. */
    public ProtoWriter real(int field, float number) {
        varint(((long) field << 3) | FIXED32);
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(number)
                .array());
        return this;
    }

    /** Adds a text. */
    public ProtoWriter text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a message. */
    public ProtoWriter message(int field, ProtoWriter message) {
        return bytes(field, message.toBytes());
    }

    /** Adds numbers in single precision, as one field. */
    public ProtoWriter reals(int field, float... numbers) {
        ByteBuffer packed = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            packed.putFloat(number);
        }
        return bytes(field, packed.array());
    }

    /** Adds whole numbers, as one field. */
    public ProtoWriter numbers(int field, int... numbers) {
        ProtoWriter packed = new ProtoWriter();
        for (int number : numbers) {
            packed.varint(number);
        }
        return bytes(field, packed.toBytes());
    }

    /** Adds bytes. */
    public ProtoWriter bytes(int field, byte[] content) {
        varint(((long) field << 3) | LENGTH);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    /** Returns the message. */
    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void varint(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
