package dev.weir.engine.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what rules did until somebody takes it: one tally for each second of event time. */
public final class GuardTallies {
    private final Map<Long, SecondTally> bySecond = new TreeMap<>();

    /** Nothing was done. */
    public GuardTallies() {}

    /** Adds. */
    public void add(GuardTally tally) {
        bySecond.computeIfAbsent(tally.second(), SecondTally::new).add(tally);
    }

    /** Takes all of it. */
    public List<GuardTally> take() {
        List<GuardTally> taken =
                bySecond.values().stream().map(SecondTally::tally).toList();
        bySecond.clear();
        return taken;
    }
}
