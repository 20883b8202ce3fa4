package dev.weir.models.onnx;

import java.nio.charset.StandardCharsets;

/**
 * Reads messages in the binary form of Protocol Buffers: fields one after the other, by number. Whoever reads a message
 * within another makes one over its part of the bytes.
 */
final class ProtoBytes {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private long number;
    private int from;
    private int to;

    /** The bytes are no message. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException(String message) {
            super(message);
        }
    }

    ProtoBytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoBytes(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** Reads the next field, and returns its number, or 0 at the end. */
    int next() throws BrokenException {
        if (at == end) {
            return 0;
        }
        long tag = varint();
        int field = (int) Math.min(Integer.MAX_VALUE, tag >>> 3);
        switch ((int) (tag & 7)) {
            case VARINT -> number = varint();
            case FIXED64 -> take(8);
            case FIXED32 -> take(4);
            case LENGTH -> take(varint());
            default -> throw new BrokenException("at byte " + at + " is no field");
        }
        if (field == 0) {
            throw new BrokenException("at byte " + at + " is no field");
        }
        return field;
    }

    /** Returns the number that was read, of a field that is a whole number. */
    long number() {
        return number;
    }

    /** Returns the text that was read. */
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Returns the message that was read, to read its fields. */
    ProtoBytes message() {
        return new ProtoBytes(bytes, from, to);
    }

    private void take(long length) throws BrokenException {
        if (length < 0 || length > end - at) {
            throw new BrokenException("at byte " + at + " it ends too early");
        }
        from = at;
        at += (int) length;
        to = at;
    }

    private long varint() throws BrokenException {
        long value = 0;
        for (int shift = 0; shift < 64 && at < end; shift += 7) {
            byte read = bytes[at++];
            value |= (long) (read & 0x7f) << shift;
            if (read >= 0) {
                return value;
            }
        }
        throw new BrokenException("at byte " + at + " a number does not end");
    }
}
