package dev.weir.console.edit;

import java.util.List;

/**
 * What would be pushed.
 *
 * @param wish with the base that it was planned on
 * @param version under which it would be pushed; 0 if nothing would
 * @param before the lines of what the topic has, in YAML; empty for nothing
 * @param after the lines of what it would have
 * @param faults for which the job would refuse it
 * @param hindrance why it cannot be pushed, such as that somebody else has pushed since; {@code ""} if it can
 * @param notes what to know first
 */
public record Planned(
        Wish wish,
        long version,
        List<String> before,
        List<String> after,
        List<Fault> faults,
        String hindrance,
        List<String> notes) {
    /** Makes defensive copies. */
    public Planned {
        before = List.copyOf(before);
        after = List.copyOf(after);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** Returns whether it can be pushed. */
    public boolean isPossible() {
        return faults.isEmpty() && hindrance.isEmpty();
    }
}
