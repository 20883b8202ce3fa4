package dev.weir.engine.profile;

import dev.weir.engine.plan.SharedWork;

/** Receives the number of steps taken by expressions that rules share. */
@FunctionalInterface
public interface StepListener {
    /** Ignores all steps. */
    StepListener NONE = (work, steps) -> {};

    /**
     * Charges steps taken for an event or for an advance of time.
     *
     * @param steps at least 1
     */
    void charge(SharedWork work, long steps);

    /** Notes that a feature was asked whose zone is that of a row, and the row has none, or there is no row. */
    default void missZone() {}
}
