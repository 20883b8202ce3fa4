package dev.weir.text;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import java.nio.charset.StandardCharsets;

/** A hash of a text with a salt that is always the same for the same two texts, on every machine. */
public final class SaltedHash {
    /** The number of buckets. */
    public static final int BUCKETS = 100;

    private SaltedHash() {}

    /** Returns the SHA-256 of the salt, a zero byte, and the text, both in UTF-8. */
    public static byte[] of(String salt, String text) {
        return Hashing.sha256()
                .newHasher()
                .putString(salt, StandardCharsets.UTF_8)
                .putByte((byte) 0)
                .putString(text, StandardCharsets.UTF_8)
                .hash()
                .asBytes();
    }

    /** Returns 0 to 99: the first eight bytes of the hash, as an unsigned number, modulo 100. */
    public static long bucket(String salt, String text) {
        return Long.remainderUnsigned(Longs.fromByteArray(of(salt, text)), BUCKETS);
    }
}
