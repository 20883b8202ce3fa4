package dev.weir.patterns.path;

import org.jspecify.annotations.Nullable;

/**
 * An event that a match took at a stage, linked to the one taken before. Matches with the same beginning share it.
 * Immutable; 24 bytes besides the event.
 */
public final class TakenEvent {
    private final HeldEvent held;
    private final int stage;
    private final @Nullable TakenEvent before;

    /**
     * Creates the entry of an event that was taken.
     *
     * @param stage index of the stage in the pattern
     * @param before null if this is the first
     */
    public TakenEvent(HeldEvent held, int stage, @Nullable TakenEvent before) {
        this.held = held;
        this.stage = stage;
        this.before = before;
    }

    /** Returns the event. */
    public HeldEvent held() {
        return held;
    }

    /** Returns the index of the stage in the pattern. */
    public int stage() {
        return stage;
    }

    /** Returns what was taken before; null if this is the first. */
    public @Nullable TakenEvent before() {
        return before;
    }

    /** Returns all that were taken, in order. */
    public static TakenEvent[] path(TakenEvent last) {
        int length = 0;
        for (TakenEvent each = last; each != null; each = each.before) {
            length++;
        }
        TakenEvent[] path = new TakenEvent[length];
        for (TakenEvent each = last; each != null; each = each.before) {
            length--;
            path[length] = each;
        }
        return path;
    }
}
