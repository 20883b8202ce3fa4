package dev.weir.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what rules did until somebody takes it: one tally for each second of event time. */
public final class GuardTallies {
    private final Map<Long, GuardTally> bySecond = new TreeMap<>();

    /** Nothing was done. */
    public GuardTallies() {}

    /** Adds. */
    public void add(GuardTally tally) {
        bySecond.merge(tally.second(), tally, GuardTally::and);
    }

    /** Takes all of it. */
    public List<GuardTally> take() {
        List<GuardTally> taken = new ArrayList<>(bySecond.values());
        bySecond.clear();
        return taken;
    }
}
