package dev.weir.patterns.path;

import org.jspecify.annotations.Nullable;

/**
 * An event that a match took at a stage, and what it had taken before. Matches that began alike share the beginning.
 * Immutable; 24 bytes beside the event.
 */
public final class Taken {
    private final HeldEvent held;
    private final int stage;
    private final @Nullable Taken before;

    /**
     * Takes an event.
     *
     * @param stage place of the stage in the pattern
     * @param before null if it is the first
     */
    public Taken(HeldEvent held, int stage, @Nullable Taken before) {
        this.held = held;
        this.stage = stage;
        this.before = before;
    }

    /** The event. */
    public HeldEvent held() {
        return held;
    }

    /** Place of the stage in the pattern. */
    public int stage() {
        return stage;
    }

    /** What was taken before; null if this is the first. */
    public @Nullable Taken before() {
        return before;
    }

    /** All that were taken, the first first. */
    public static Taken[] path(Taken last) {
        int length = 0;
        for (Taken each = last; each != null; each = each.before) {
            length++;
        }
        Taken[] path = new Taken[length];
        for (Taken each = last; each != null; each = each.before) {
            length--;
            path[length] = each;
        }
        return path;
    }
}
