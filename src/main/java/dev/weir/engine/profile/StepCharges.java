package dev.weir.engine.profile;

import dev.weir.engine.plan.SharedWork;

/** Who is told how many steps the expressions take that rules share. */
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
