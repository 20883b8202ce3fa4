package dev.weir.engine;

import dev.weir.engine.profile.HeapMemory;
import java.util.SplittableRandom;
import java.util.function.Consumer;
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
 * collide. For use by one thread.
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
    /** The states of the entries at the same places, so that to touch one need not wait for its entry. */
    private @Nullable Object[] states = new Object[LEAST];

    private int size;
    /** The names that are looked up together, and their hashes. */
    private PackedName[] names = {};

    private int[] hashes = {};
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

        private Entry(PackedName packed, String name, int hash, S state) {
            super(packed, name);
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

    /** Returns how many entries there are. */
    int size() {
        return size;
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
        Entry<S> made = made(0, name, unknown.get());
        keep(made);
        return made;
    }

    /** Visits all entries, in no order. */
    void forEach(Consumer<Entry<S>> visit) {
        for (Entry<S> entry : table) {
            if (entry != null) {
                visit.accept(entry);
            }
        }
    }

    /** Adds a name to the next look-up; names are numbered from 0. */
    void expect(String name) {
        if (expected == names.length) {
            more(2 * expected);
        }
        hashes[expected] = names[expected].pack(name);
        expected++;
    }

    /**
     * Touches the states of all names that were added; others can be added afterwards. Stores no reference: a collector
     * that is told of one waits for the memory before, and the cache misses would not overlap.
     */
    void find() {
        int mask = table.length - 1;
        long all = 0;
        for (int i = 0; i < expected; i++) {
            all ^= touch(hashes[i] & mask);
        }
        for (int i = 0; i < expected; i++) {
            int at = placeOf(i);
            all ^= at == (hashes[i] & mask) ? 0 : touch(at);
        }
        touched = all;
        expected = 0;
    }

    @SuppressWarnings("unchecked") // each is the state of an entry
    private long touch(int at) {
        Object state = states[at];
        return state == null ? 0 : touch.applyAsLong((S) state);
    }

    /** Returns where the entry of a name is, or would be put. */
    private int placeOf(int number) {
        int at = hashes[number] & table.length - 1;
        Entry<S> entry = table[at];
        while (entry != null && !entry.is(names[number])) {
            at = at + 1 & table.length - 1;
            entry = table[at];
        }
        return at;
    }

    /** Returns the entry of a name that was looked up, by its number; null if there is none. */
    @Nullable
    Entry<S> found(int number) {
        return table[placeOf(number)];
    }

    /** Returns a new entry for a name that was not found, with its number; it is not in the map until it is kept. */
    Entry<S> made(int number, String name, S state) {
        return new Entry<>(names[number], name, hashes[number], state);
    }

    /** Adds an entry whose name is not in the map yet. */
    void keep(Entry<S> made) {
        put(made);
        size++;
        if (size * FULL > table.length) {
            @Nullable Entry<S>[] before = table;
            table = table(2 * before.length);
            states = new Object[table.length];
            for (Entry<S> entry : before) {
                if (entry != null) {
                    put(entry);
                }
            }
        }
    }

    /** Removes an entry, unless it is not in the map: a later entry of the same name stays. */
    void remove(Entry<S> gone) {
        int mask = table.length - 1;
        int free = gone.hash & mask;
        while (table[free] != gone) {
            if (table[free] == null) {
                return;
            }
            free = free + 1 & mask;
        }
        size--;
        int at = free + 1 & mask;
        for (Entry<S> next = table[at]; next != null; next = table[at]) {
            // one that is looked for from the free place or before it moves there, or it would not be found any more
            if ((at - next.hash & mask) >= (at - free & mask)) {
                table[free] = next;
                states[free] = next.state;
                free = at;
            }
            at = at + 1 & mask;
        }
        table[free] = null;
        states[free] = null;
    }

    private void put(Entry<S> entry) {
        int at = entry.hash & table.length - 1;
        while (table[at] != null) {
            at = at + 1 & table.length - 1;
        }
        table[at] = entry;
        states[at] = entry.state;
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
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static <S> @Nullable Entry<S>[] table(int length) {
        return new Entry[length];
    }
}
