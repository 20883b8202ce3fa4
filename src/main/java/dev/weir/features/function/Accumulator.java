package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;

/**
 * An aggregate while it is being worked out: over runs of entries, over summaries of whole runs, and over shares of them.
 * The order in which they come does not matter. Used by one thread, for one answer.
 */
public interface Accumulator {

    /** Takes in some entries, one at least. */
    void add(Entries entries, int from, int to);

    /** Takes in all entries of a part. */
    void add(RunSummary part);

    /** Takes in some entries, one at least, of a part that does not know its entries any more. */
    void addShare(RunSummary part, long share);

    /** The aggregate. */
    Value result();
}
