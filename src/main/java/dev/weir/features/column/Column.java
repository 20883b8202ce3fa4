package dev.weir.features.column;

import dev.weir.events.Value;

/** What a run of entries stores besides the times, one cell per entry. The number of entries is known to its owner. */
sealed interface Column permits Column.None, Numbers, Values {

    /** Returns an empty column. */
    static Column of(SeriesKind kind) {
        return switch (kind) {
            case TIMES -> None.NONE;
            case NUMBERS -> new Numbers(0);
            case VALUES -> new Values(0);
            case DISTINCT, QUANTILES, EARLIEST ->
                throw new IllegalArgumentException(kind + " is kept by a series of its own");
        };
    }

    /** Reads what {@link #write} wrote. */
    static Column read(SeriesKind kind, int size, PackedReader in) {
        return switch (kind) {
            case NUMBERS -> Numbers.read(size, in);
            case VALUES -> Values.read(size, in);
            default -> of(kind);
        };
    }

    /** Returns whether a value can be an entry; one that is absent or not a finite number cannot. */
    boolean takes(Value value);

    /** Inserts a value before the cell at {@code index}. */
    void insert(int index, int size, Value value);

    /** Returns a copy of a range of cells. */
    Column copy(int from, int to);

    /** Removes this many of the first cells. */
    void dropFirst(int count);

    void write(int size, PackedWriter out);

    /** No values. */
    record None() implements Column {
        private static final None NONE = new None();

        @Override
        public boolean takes(Value value) {
            return value.isPresent();
        }

        @Override
        public void insert(int index, int size, Value value) {}

        @Override
        public Column copy(int from, int to) {
            return this;
        }

        @Override
        public void dropFirst(int count) {}

        @Override
        public void write(int size, PackedWriter out) {}
    }
}
