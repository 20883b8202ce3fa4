package dev.weir.io.history.file;

import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks xz, with a library that is not in the job jar. */
final class XzUnpacking {
    /** The most that unpacking a file of strangers may take. */
    private static final int MOST_KIB = 256 << 10;

    private XzUnpacking() {}

    static InputStream of(InputStream packed) throws IOException {
        return new XZInputStream(packed, MOST_KIB);
    }
}
