package dev.weir.events;

import java.util.Arrays;

/**
 * SipHash (Aumasson and Bernstein, 2012): a 64-bit hash under a key of 128 bits. Without the key nobody can construct
 * two inputs that collide. Takes whole words of 64 bits.
 *
 * <p>An instance computes SipHash-2-4 of words and texts, as in state of earlier releases: a text is its length
 * followed by its UTF-16 code units, four to a word. {@link #ofWords} computes SipHash-1-3 in half the time, which
 * programming languages use for hash tables whose hashes stay private. Cost: 2 ns per word. Reusable; for use by one
 * thread.
 */
public final class SipHash implements ContentSink {
    private static final int UNITS_PER_WORD = 4;
    private static final int LENGTH_SHIFT = 56;
    private static final int BYTES_SHIFT = 3;
    private static final int KEY_WORDS = 2;

    /** The key, and what was added. */
    private long[] words = new long[64];

    private int count = KEY_WORDS;

    /** Starts over, with a key. */
    public SipHash start(long key0, long key1) {
        words[0] = key0;
        words[1] = key1;
        count = KEY_WORDS;
        return this;
    }

    @Override
    public void add(long word) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        words[count++] = word;
    }

    @Override
    public void add(String text) {
        int length = text.length();
        add(length);
        for (int at = 0; at < length; at += UNITS_PER_WORD) {
            long word = 0;
            int end = Math.min(length, at + UNITS_PER_WORD);
            for (int i = at; i < end; i++) {
                word |= (long) text.charAt(i) << (16 * (i - at));
            }
            add(word);
        }
    }

    /** Returns the hash of everything added. */
    public long end() {
        return end(0, 0);
    }

    /** Ends a hash with up to seven further bytes, which do not fill a word. */
    long end(long rest, int restBytes) {
        add(rest | (bytes(count) + restBytes) << LENGTH_SHIFT);
        return hash(words, count, 2);
    }

    /**
     * Returns the SipHash-1-3 of words.
     *
     * @param words the two words of the key, the words to hash, and a spare one, which is overwritten
     * @param count the number of words, including the key's
     */
    public static long ofWords(long[] words, int count) {
        words[count] = bytes(count) << LENGTH_SHIFT;
        return hash(words, count + 1, 1);
    }

    private static long bytes(int count) {
        return (long) (count - KEY_WORDS) << BYTES_SHIFT;
    }

    /** Hashes words with this many rounds for each, and two more at the end. */
    private static long hash(long[] words, int count, int rounds) {
        long v0 = words[0] ^ 0x736f6d6570736575L;
        long v1 = words[1] ^ 0x646f72616e646f6dL;
        long v2 = words[0] ^ 0x6c7967656e657261L;
        long v3 = words[1] ^ 0x7465646279746573L;
        for (int i = KEY_WORDS; i <= count; i++) {
            long word = i < count ? words[i] : 0;
            v2 ^= i < count ? 0 : 0xff;
            v3 ^= word;
            for (int round = i < count ? rounds : rounds + 2; round > 0; round--) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
