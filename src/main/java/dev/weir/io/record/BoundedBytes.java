package dev.weir.io.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * An output stream in memory with a bound: content that would be far too large is abandoned early, instead of being
 * produced first. Content written in one piece, as Jackson writes all that fits its own buffer, is copied once.
 */
final class BoundedBytes extends OutputStream {
    private final int mostBytes;
    private byte[] bytes = new byte[0];
    private int size;

    /** Says that more was written than the bound allows. */
    static final class TooMany extends IOException {
        private static final long serialVersionUID = 1;
    }

    BoundedBytes(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public void write(int b) throws TooMany {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws TooMany {
        if (length > mostBytes - size) {
            throw new TooMany();
        }
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, size + Math.max(length, size));
        }
        System.arraycopy(more, offset, bytes, size, length);
        size += length;
    }

    /** Returns all that was written; nothing may be written any more. */
    byte[] toByteArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
