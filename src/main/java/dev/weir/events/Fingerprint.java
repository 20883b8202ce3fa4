package dev.weir.events;

/**
 * A well mixed 64-bit hash of texts: FNV-1a over the UTF-16 code units with a separator between the parts, finished by
 * the mixer of MurmurHash3 (Appleby, 2011). Stable across versions and machines: it is stored in state.
 */
public final class Fingerprint {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** Returns the hash of a text. */
    public static long of(String text) {
        return mix(append(OFFSET, text));
    }

    /** Returns the hash of two texts; {@code ("ab", "c")} and {@code ("a", "bc")} differ. */
    public static long of(String first, String second) {
        return mix(append((append(OFFSET, first) ^ 0xFFFFFF) * PRIME, second));
    }

    /** Returns the hash of a number. */
    public static long of(long number) {
        return mix(number ^ OFFSET);
    }

    private static long append(long hash, String text) {
        long running = hash;
        for (int i = 0; i < text.length(); i++) {
            running = (running ^ text.charAt(i)) * PRIME;
        }
        return running;
    }

    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
