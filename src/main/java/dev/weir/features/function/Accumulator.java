package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;

/**
 * An aggregate being computed: over runs of entries, over summaries of whole runs, and over shares of them. The order
 * of additions does not matter. For use by one thread, for one answer.
 */
public interface Accumulator {

    /** Adds some entries, at least one. */
    void add(Entries entries, int from, int to);

    /** Adds all entries of a part. */
    void add(RunSummary part);

    /** Adds some entries, at least one, of a part whose entries are not stored any more. */
    void addShare(RunSummary part, long share);

    /** Returns the aggregate. */
    Value result();
}
