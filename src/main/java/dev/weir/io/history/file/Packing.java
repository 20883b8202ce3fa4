package dev.weir.io.history.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How a file is packed. */
public enum Packing {
    /** Not at all, with which every name ends. */
    PLAIN(""),
    /** With gzip. */
    GZIP(".gz"),
    /** With Zstandard. */
    ZSTD(".zst"),
    /** With xz. */
    XZ(".xz");

    private final String extension;

    Packing(String extension) {
        this.extension = extension;
    }

    /** Returns the end of the names of such files. */
    String extension() {
        return extension;
    }

    /**
     * Unpacks bytes.
     *
     * @throws IOException if they are not packed in this way
     */
    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case PLAIN -> packed;
            case GZIP -> new GZIPInputStream(packed, 1 << 16);
            case ZSTD -> new ZstdInputStream(packed);
            case XZ -> xz(packed);
        };
    }

    private static InputStream xz(InputStream packed) throws IOException {
        try {
            return XzUnpacking.of(packed); // a class of its own, since this one has to load without the library
        } catch (NoClassDefFoundError e) {
            throw MissingLibrary.ofXz(e);
        }
    }
}
