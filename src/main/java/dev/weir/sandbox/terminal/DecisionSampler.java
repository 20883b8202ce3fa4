package dev.weir.sandbox.terminal;

import dev.weir.io.record.DecisionSeen;
import java.util.HashMap;
import java.util.Map;

/**
 * Selects the decisions to show: those with reasons, at most this many per second, where rules that were shown lately
 * yield to others. For use by one thread.
 */
final class DecisionSampler {
    private static final int MOST_PER_SECOND = 5;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Map<String, Long> shownNanos = new HashMap<>();
    private long secondBegan;
    private int shownThisSecond;

    /** Returns whether to show it now, given the time of {@link System#nanoTime}. */
    boolean falls(DecisionSeen decision, long nowNanos) {
        if (decision.causes().isEmpty()) {
            return false;
        }
        if (shownThisSecond == 0 || nowNanos - secondBegan >= SECOND_NANOS) {
            secondBegan = nowNanos;
            shownThisSecond = 0;
        }
        String rule = decision.causes().get(0).rule();
        Long last = shownNanos.get(rule);
        if (shownThisSecond >= MOST_PER_SECOND || (last != null && nowNanos - last < SECOND_NANOS)) {
            return false;
        }
        shownThisSecond++;
        shownNanos.put(rule, nowNanos);
        return true;
    }
}
