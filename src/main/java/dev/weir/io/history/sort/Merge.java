package dev.weir.io.history.sort;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Merges what is sorted. A cursor is asked only when its first thing may be the next of all, and closed after its last:
 * of files that follow each other one is open at a time. Equal things come in the order in which their cursors were
 * added.
 *
 * @param <T> the things
 */
public final class Merge<T> implements Cursor<T> {
    private final ToLongFunction<T> millis;
    private final PriorityQueue<Head<T>> heads;
    private int added;

    private record Head<T>(long millis, @Nullable T thing, Cursor<T> cursor, int number) {}

    /**
     * Creates a merge of nothing.
     *
     * @param order of things of the same time
     */
    public Merge(ToLongFunction<T> millis, Comparator<T> order) {
        this.millis = millis;
        this.heads = new PriorityQueue<>(Comparator.<Head<T>>comparingLong(Head::millis)
                .thenComparing(Head::thing, Comparator.nullsFirst(order))
                .thenComparingInt(Head::number));
    }

    /** Adds a cursor whose things are of this time or later. */
    public void add(long fromMillis, Cursor<T> cursor) {
        heads.add(new Head<>(fromMillis, null, cursor, added++));
    }

    @Override
    public Optional<T> next() throws IOException {
        while (!heads.isEmpty()) {
            Head<T> first = heads.remove();
            advance(first);
            if (first.thing() != null) {
                return Optional.of(first.thing());
            }
        }
        return Optional.empty();
    }

    private void advance(Head<T> head) throws IOException {
        Optional<T> next = head.cursor().next();
        if (next.isPresent()) {
            heads.add(new Head<>(millis.applyAsLong(next.get()), next.get(), head.cursor(), head.number()));
        } else {
            head.cursor().close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Head<T> head : heads) {
            head.cursor().close();
        }
        heads.clear();
    }
}
