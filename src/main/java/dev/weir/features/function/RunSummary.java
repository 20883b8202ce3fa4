package dev.weir.features.function;

import dev.weir.features.column.DecimalSum;
import dev.weir.features.column.VarianceSummary;

/** What is known about a run of entries without reading them; if they are not numbers, only the count. */
public interface RunSummary {

    /** Returns the number of entries, at least one. */
    long count();

    /** Returns the sum of the numbers. */
    DecimalSum sum();

    /** Returns the smallest number. */
    double min();

    /** Returns the greatest number. */
    double max();

    /** Returns how far the numbers are from their mean. */
    VarianceSummary spread();
}
