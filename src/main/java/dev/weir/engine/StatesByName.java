package dev.weir.engine;

import dev.weir.engine.profile.HeapMemory;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A hash map of the states of keys or subjects. There are very many and an event needs only a few, so cache misses
 * dominate the cost of a look-up: here it touches the table and one entry, and the names of one event, or of several to
 * come, are looked up together and their states touched, so that their cache misses overlap.
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
    private final Touch<S> touch;
    /** Only written, so that what is touched is read. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    private @Nullable Entry<S>[] table = table(LEAST);
    private int size;
    private @Nullable S blank;
    /** The names that are looked up together, and their hashes. */
    private PackedName[] names = {};

    private int[] hashes = {};
    /** Where they are in the table, while they are touched. */
    private int[] places = {};

    private int expected;

    /**
     * Creates an empty map.
     *
     * @param unknown makes the state of an unknown key
     * @param touch reads what an event will need of a state
     */
    StatesByName(Supplier<S> unknown, Touch<S> touch) {
        this.unknown = unknown;
        this.touch = touch;
        more(USUALLY_EXPECTED);
    }

    /** Reads what an event will need of a state. */
    interface Touch<S> {
        /** What is read at one depth needs only what was read at the depths before. */
        int DEPTHS = 4;

        /** Returns something without a meaning. */
        long touch(S state, int depth);
    }

    /** A state with its name. */
    static final class Entry<S> extends PackedName.Packed {
        private final int hash;
        private final S state;

        private Entry(PackedName packed, String name, int hash, S state) {
            super(packed, name);
            this.hash = hash;
            this.state = state;
        }

        S state() {
            return state;
        }

        /** Returns the storage of the key, which is this. */
        HeapMemory memory() {
            return this;
        }
    }

    /** Returns how many entries there are. */
    int size() {
        return size;
    }

    /** Returns the entry of a name; a new one has the state of an unknown key. */
    Entry<S> of(String name) {
        int number = expect(name);
        Entry<S> entry = of(number, name);
        forget(number);
        return entry;
    }

    /** Returns the entry of a name that was looked up, by its number; a new one has the state of an unknown key. */
    Entry<S> of(int number, String name) {
        Entry<S> entry = foundOrMade(number, name);
        keep(entry);
        return entry;
    }

    /** Returns the entry of a name; null if there is none. */
    @Nullable
    Entry<S> find(String name) {
        int number = expect(name);
        Entry<S> entry = found(number);
        forget(number);
        return entry;
    }

    /** Visits all entries, in no order. */
    void forEach(Consumer<Entry<S>> visit) {
        for (Entry<S> entry : table) {
            if (entry != null) {
                visit.accept(entry);
            }
        }
    }

    /** Adds a name to those that are looked up together, and returns its number; they are numbered from 0. */
    int expect(String name) {
        if (expected == names.length) {
            more(2 * expected);
        }
        hashes[expected] = names[expected].pack(name);
        expected++;
        return expected - 1;
    }

    /** Returns the number that the next name will have. */
    int expected() {
        return expected;
    }

    /** Forgets the names from a number on. */
    void forget(int from) {
        expected = from;
    }

    /**
     * Touches the states of the names from a number on: of all of them what one read leads to, then of all what the
     * next one does, so that the cache misses of all overlap. Stores no reference: a collector that is told of one
     * waits for the memory before, and they would not.
     */
    void find(int from) {
        int mask = table.length - 1;
        long all = 0;
        for (int i = from; i < expected; i++) {
            all ^= table[hashes[i] & mask] == null ? 0 : 1;
        }
        for (int i = from; i < expected; i++) {
            Entry<S> entry = table[hashes[i] & mask];
            all ^= entry == null ? 0 : entry.touch();
        }
        for (int i = from; i < expected; i++) {
            places[i] = placeOf(i);
        }
        for (int depth = 0; depth < Touch.DEPTHS; depth++) {
            for (int i = from; i < expected; i++) {
                Entry<S> entry = table[places[i]];
                all ^= entry == null ? 0 : touch.touch(entry.state, depth);
            }
        }
        touched = all;
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

    /**
     * Returns the entry of a name that was looked up, by its number, or else one that is not in the map until it is
     * kept, which has to be done, if at all, before the next is made: its state is that of an unknown key, the same
     * object until an entry with it is kept.
     */
    Entry<S> foundOrMade(int number, String name) {
        Entry<S> known = found(number);
        if (known != null) {
            return known;
        }
        S state = blank == null ? unknown.get() : blank;
        blank = state;
        return new Entry<>(names[number], name, hashes[number], state);
    }

    /** Adds an entry, unless it is in the map. */
    @SuppressWarnings("ReferenceEquality") // no other entry has this state
    void keep(Entry<S> made) {
        if (made.state != blank) {
            return;
        }
        blank = null;
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
                free = at;
            }
            at = at + 1 & mask;
        }
        table[free] = null;
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
        places = new int[most];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static <S> @Nullable Entry<S>[] table(int length) {
        return new Entry[length];
    }
}
