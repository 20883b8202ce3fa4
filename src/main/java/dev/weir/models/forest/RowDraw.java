package dev.weir.models.forest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows with the lowest ranks of all that were offered, of each id one: a function of the set of what was offered, in
 * whatever order that came. For one thread.
 */
final class RowDraw {
    private static final Comparator<Drawn> ORDER = Comparator.comparingDouble(Drawn::rank)
            .thenComparingLong(Drawn::id)
            .thenComparing(Drawn::row, Arrays::compare);

    private final NavigableSet<Drawn> rows = new TreeSet<>(ORDER);
    private final Map<Long, Drawn> byId = new HashMap<>();

    /**
     * A row that was drawn.
     *
     * @param rank lower ones stay longer; never NaN
     * @param id of the event
     * @param row its inputs; not changed by anyone
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by ORDER only
    record Drawn(double rank, long id, float[] row) {}

    /** Returns how many rows it holds. */
    int size() {
        return rows.size();
    }

    /** Returns the rows, the lowest rank first. */
    Iterable<Drawn> rows() {
        return rows;
    }

    /** Returns whether a row of this rank could be among so many. */
    boolean hasRoom(double rank, int most) {
        return rows.size() < most || rank <= rows.last().rank();
    }

    /** Takes a row in, if it is among the lowest. */
    void offer(Drawn offered, int most) {
        @Nullable Drawn known = byId.get(offered.id());
        if (known != null && ORDER.compare(known, offered) <= 0) {
            return;
        }
        if (known != null) {
            rows.remove(known);
        }
        rows.add(offered);
        byId.put(offered.id(), offered);
        cutTo(most);
    }

    /** Leaves only so many, those with the lowest ranks. */
    void cutTo(int most) {
        while (rows.size() > most) {
            Drawn gone = rows.last();
            rows.remove(gone);
            byId.remove(gone.id());
        }
    }
}
