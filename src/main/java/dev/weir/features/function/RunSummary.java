package dev.weir.features.function;

import dev.weir.features.column.DecimalSum;
import dev.weir.features.column.Spread;

/** What is known of a run of entries without looking at them; of entries that are no numbers only the count. */
public interface RunSummary {

    /** How many entries there are, one at least. */
    long count();

    /** The sum of the numbers. */
    DecimalSum sum();

    /** The least number. */
    double min();

    /** The greatest number. */
    double max();

    /** How far the numbers lie from their mean. */
    Spread spread();
}
