package dev.weir.io.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An output stream in memory with a bound: content that would be far too large is abandoned early, instead of being
 * produced first.
 */
final class BoundedBytes extends OutputStream {
    private static final int USUAL_BYTES = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final int mostBytes;

    /** Says that more was written than the bound allows. */
    static final class TooMany extends IOException {
        private static final long serialVersionUID = 1;
    }

    BoundedBytes(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public void write(int b) throws TooMany {
        makeSureOf(1);
        bytes.write(b);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws TooMany {
        makeSureOf(length);
        bytes.write(more, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void makeSureOf(int length) throws TooMany {
        if (length > mostBytes - bytes.size()) {
            throw new TooMany();
        }
    }
}
