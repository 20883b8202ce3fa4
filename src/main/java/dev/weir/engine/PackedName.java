package dev.weir.engine;

import dev.weir.engine.profile.HeapMemory;

/**
 * A name packed eight characters to a word, so that comparing it reads no other object. Names with more than {@value
 * #LONGEST} characters or with characters beyond Latin-1 are also compared as text and hashed by {@code hashCode}.
 * Mutable: reused for one name after another.
 */
final class PackedName {
    static final int LONGEST = 24;
    private static final int CHARS_PER_WORD = 8;
    private static final int LATIN_1 = 0xFF;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final long seed;
    /** Only where the words do not determine the name. */
    private String text = "";

    private int length;
    private long word0;
    private long word1;
    private long word2;
    private int seen;

    /**
     * Creates an empty name.
     *
     * @param seed a random number, the same for all names that are looked up in one table
     */
    PackedName(long seed) {
        this.seed = seed;
    }

    /** Packs a name, and returns its hash. */
    int pack(String name) {
        length = name.length();
        seen = length <= LONGEST ? 0 : ~0;
        word0 = word(name, 0);
        word1 = word(name, CHARS_PER_WORD);
        word2 = word(name, 2 * CHARS_PER_WORD);
        long mixed = word0 ^ seed;
        if (!isWhole()) {
            text = name;
            mixed ^= name.hashCode();
        }
        mixed *= MIX;
        mixed = (mixed ^ mixed >>> Integer.SIZE ^ word1) * MIX;
        mixed = (mixed ^ mixed >>> Integer.SIZE ^ word2) * MIX;
        return (int) (mixed >>> Integer.SIZE);
    }

    private long word(String name, int from) {
        int end = Math.min(length, from + CHARS_PER_WORD);
        long word = 0;
        int chars = 0;
        for (int i = from; i < end; i++) {
            char c = name.charAt(i);
            chars |= c;
            word = word << Byte.SIZE ^ c;
        }
        seen |= chars;
        return word;
    }

    /** Returns whether the words and the length determine the name. */
    private boolean isWhole() {
        return (seen & ~LATIN_1) == 0;
    }

    /** The packed form of one name, to be extended by the value for it. */
    abstract static class Packed extends HeapMemory {
        private final long word0;
        private final long word1;
        private final long word2;
        /** The complement of the length if the words do not determine the name. */
        private final int length;

        private final String name;

        Packed(PackedName packed, String name) {
            this.word0 = packed.word0;
            this.word1 = packed.word1;
            this.word2 = packed.word2;
            this.name = name;
            this.length = packed.isWhole() ? name.length() : ~name.length();
        }

        /** Reads what a look-up needs; the result has no meaning. */
        final long touch() {
            return word0 ^ (name == null ? 0 : 1); // it never is, but on the other line of a cache
        }

        /** Returns the name. */
        final String name() {
            return name;
        }

        /** Returns whether this is the name. */
        final boolean is(PackedName other) {
            return word0 == other.word0
                    && word1 == other.word1
                    && word2 == other.word2
                    && (other.isWhole() ? length == other.length : name.equals(other.text));
        }
    }
}
