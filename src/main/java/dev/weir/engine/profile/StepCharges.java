package dev.weir.engine.profile;

import dev.weir.engine.plan.SharedWork;

/** Receives the number of steps that expressions take which rules share. */
@FunctionalInterface
public interface StepCharges {
    /** Nobody. */
    StepCharges NONE = (work, steps) -> {};

    /**
     * Is told that something took steps, for an event or for time that passed.
     *
     * @param steps at least 1
     */
    void charge(SharedWork work, long steps);
}
