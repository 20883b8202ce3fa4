package dev.weir.io.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory up to a bound: what would be far too large is given up early, and not made first. */
final class BoundedBytes extends OutputStream {
    private static final int USUAL_BYTES = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final int mostBytes;

    /** More were written than may be. */
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
