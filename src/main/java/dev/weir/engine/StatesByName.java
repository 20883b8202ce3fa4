package dev.weir.engine;

import dev.weir.engine.profile.HeapMemory;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A hash map of the states of keys or subjects. There are very many and an event needs only a few, so cache misses
 * dominate the cost of a look-up: here it touches the table and one entry.
 *
 * <p>Representation: open addressing with linear probing in a table that is at most a third full. An entry contains its
 * name, packed eight characters to a word, so that comparing it reads no other object; names with more than {@value
 * #PACKED} characters or with characters beyond Latin-1 are also compared as text and hashed by {@code hashCode}.
 * Hashes are seeded with a random number, so that nobody can choose names that collide. Entries are never removed. For
 * use by one thread.
 */
final class StatesByName<S> {
    private static final int PACKED = 24;
    private static final int CHARS_PER_WORD = 8;
    private static final int LATIN_1 = 0xFF;
    private static final int LEAST = 64;
    private static final int FULL = 3;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final long seed = new SplittableRandom().nextLong();
    private final Supplier<S> unknown;
    private @Nullable Entry<S>[] table = table(LEAST);
    private int size;

    /** The name being looked up; the beginning of a long name. */
    private long word0;

    private long word1;
    private long word2;
    private int seen;
    private int hash;
    private boolean plain;

    StatesByName(Supplier<S> unknown) {
        this.unknown = unknown;
    }

    /** A state with its name. */
    static final class Entry<S> {
        private final long word0;
        private final long word1;
        private final long word2;
        private final int length;
        private final boolean plain;
        private final String name;
        private final S state;
        private final HeapMemory memory = new HeapMemory();

        private Entry(StatesByName<S> packed, String name, S state) {
            this.word0 = packed.word0;
            this.word1 = packed.word1;
            this.word2 = packed.word2;
            this.plain = packed.plain;
            this.length = name.length();
            this.name = name;
            this.state = state;
        }

        S state() {
            return state;
        }

        HeapMemory memory() {
            return memory;
        }

        private boolean isOf(StatesByName<S> packed, String other) {
            return word0 == packed.word0
                    && word1 == packed.word1
                    && word2 == packed.word2
                    && length == other.length()
                    && ((plain && packed.plain) || name.equals(other));
        }
    }

    /** Returns the entry of a name; a new one has the state of an unknown key. */
    Entry<S> of(String name) {
        pack(name);
        int at = place(table.length);
        for (Entry<S> entry = table[at]; entry != null; entry = table[at]) {
            if (entry.isOf(this, name)) {
                return entry;
            }
            at = at + 1 & table.length - 1;
        }
        return add(name, at);
    }

    private Entry<S> add(String name, int free) {
        Entry<S> added = new Entry<>(this, name, unknown.get());
        table[free] = added;
        size++;
        if (size * FULL > table.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        @Nullable Entry<S>[] before = table;
        table = table(2 * before.length);
        for (Entry<S> entry : before) {
            if (entry != null) {
                pack(entry.name);
                int at = place(table.length);
                while (table[at] != null) {
                    at = at + 1 & table.length - 1;
                }
                table[at] = entry;
            }
        }
    }

    private void pack(String name) {
        seen = name.length() <= PACKED ? 0 : ~0;
        word0 = word(name, 0);
        word1 = word(name, CHARS_PER_WORD);
        word2 = word(name, 2 * CHARS_PER_WORD);
        plain = (seen & ~LATIN_1) == 0;
        hash = plain ? 0 : name.hashCode();
    }

    private long word(String name, int from) {
        int end = Math.min(name.length(), from + CHARS_PER_WORD);
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

    private int place(int length) {
        long mixed = (word0 ^ seed ^ hash) * MIX;
        mixed = (mixed ^ mixed >>> Integer.SIZE ^ word1) * MIX;
        mixed = (mixed ^ mixed >>> Integer.SIZE ^ word2) * MIX;
        return (int) (mixed >>> Integer.SIZE) & length - 1;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static <S> @Nullable Entry<S>[] table(int length) {
        return new Entry[length];
    }
}
