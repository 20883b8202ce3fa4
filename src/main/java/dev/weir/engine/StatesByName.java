package dev.weir.engine;

import dev.weir.engine.profile.HeapMemory;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A hash map of the states of keys or subjects. There are very many and an event needs only a few, so cache misses
 * dominate the cost of a look-up: here it touches the table and one entry, and the names of one event are looked up
 * together and their states touched, so that their cache misses overlap.
 *
 * <p>Representation: open addressing with linear probing in a table that is at most a third full. An entry contains its
 * name ({@link PackedName}) and its hash. Hashes are seeded with a random number, so that nobody can choose names that
 * collide. Entries are never removed. For use by one thread.
 */
final class StatesByName<S> {
    private static final int LEAST = 64;
    private static final int FULL = 3;
    private static final int USUALLY_EXPECTED = 16;

    private final long seed = new SplittableRandom().nextLong();
    private final Supplier<S> unknown;
    private final ToLongFunction<S> touch;
    /** Only written, so that what is touched is read. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    private @Nullable Entry<S>[] table = table(LEAST);
    private int size;
    /** The names that are looked up together, their hashes, and the results. */
    private PackedName[] names = {};

    private int[] hashes = {};
    private @Nullable Entry<S>[] found = table(0);
    private int expected;

    /**
     * Creates an empty map.
     *
     * @param unknown makes the state of an unknown key
     * @param touch reads what an event will need of a state; the result has no meaning
     */
    StatesByName(Supplier<S> unknown, ToLongFunction<S> touch) {
        this.unknown = unknown;
        this.touch = touch;
        more(USUALLY_EXPECTED);
    }

    /** A state with its name. */
    static final class Entry<S> extends PackedName.Packed {
        private final int hash;
        private final S state;
        private final HeapMemory memory = new HeapMemory();

        private Entry(PackedName name, int hash, S state) {
            super(name);
            this.hash = hash;
            this.state = state;
        }

        S state() {
            return state;
        }

        HeapMemory memory() {
            return memory;
        }
    }

    /** Returns the entry of a name; a new one has the state of an unknown key. */
    Entry<S> of(String name) {
        expected = 0;
        expect(name);
        find();
        Entry<S> known = found(0);
        if (known != null) {
            return known;
        }
        Entry<S> made = made(0, unknown.get());
        keep(made);
        return made;
    }

    /** Adds a name to the next look-up; names are numbered from 0. */
    void expect(String name) {
        if (expected == names.length) {
            more(2 * expected);
        }
        hashes[expected] = names[expected].pack(name);
        expected++;
    }

    /** Looks up all names that were added, and touches their states; others can be added afterwards. */
    void find() {
        int mask = table.length - 1;
        for (int i = 0; i < expected; i++) {
            found[i] = table[hashes[i] & mask];
        }
        long all = 0;
        for (int i = 0; i < expected; i++) {
            Entry<S> entry = found[i];
            if (entry != null && !entry.is(names[i])) {
                entry = further(i);
                found[i] = entry;
            }
            all ^= entry == null ? 0 : touch.applyAsLong(entry.state);
        }
        touched = all;
        expected = 0;
    }

    private @Nullable Entry<S> further(int number) {
        int at = hashes[number] + 1 & table.length - 1;
        Entry<S> entry = table[at];
        while (entry != null && !entry.is(names[number])) {
            at = at + 1 & table.length - 1;
            entry = table[at];
        }
        return entry;
    }

    /** Returns the result for a name by its number; null if there is none. */
    @Nullable
    Entry<S> found(int number) {
        return found[number];
    }

    /** Returns a new entry for a name without a result, by its number; it is not in the map until it is kept. */
    Entry<S> made(int number, S state) {
        return new Entry<>(names[number], hashes[number], state);
    }

    /** Adds an entry whose name is not in the map yet. */
    void keep(Entry<S> made) {
        put(made);
        size++;
        if (size * FULL > table.length) {
            @Nullable Entry<S>[] before = table;
            table = table(2 * before.length);
            for (Entry<S> entry : before) {
                if (entry != null) {
                    put(entry);
                }
            }
        }
    }

    private void put(Entry<S> entry) {
        int at = entry.hash & table.length - 1;
        while (table[at] != null) {
            at = at + 1 & table.length - 1;
        }
        table[at] = entry;
    }

    private void more(int most) {
        PackedName[] before = names;
        names = new PackedName[most];
        System.arraycopy(before, 0, names, 0, before.length);
        for (int i = before.length; i < most; i++) {
            names[i] = new PackedName(seed);
        }
        int[] hashesBefore = hashes;
        hashes = new int[most];
        System.arraycopy(hashesBefore, 0, hashes, 0, hashesBefore.length);
        found = table(most);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static <S> @Nullable Entry<S>[] table(int length) {
        return new Entry[length];
    }
}
