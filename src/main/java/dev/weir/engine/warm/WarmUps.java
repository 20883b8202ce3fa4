package dev.weir.engine.warm;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The warm-ups of the features of all rules in force, by the series behind them. Even a thousand rules share few series
 * and few windows, so a search takes little time.
 */
public final class WarmUps {
    private final Map<String, Map<WarmUp, Integer>> bySeries = new HashMap<>();

    /** Creates those of no rules. */
    public WarmUps() {}

    /** Returns the warm-ups of the features over a series, each once. */
    public Collection<WarmUp> of(String series) {
        return bySeries.getOrDefault(series, Map.of()).keySet();
    }

    /** Adds the warm-ups of a rule that came into force. */
    public void add(List<WarmUp> features) {
        for (WarmUp feature : features) {
            bySeries.computeIfAbsent(feature.series(), series -> new HashMap<>())
                    .merge(feature, 1, Integer::sum);
        }
    }

    /** Removes the warm-ups of a rule that is no longer in force. */
    public void remove(List<WarmUp> features) {
        for (WarmUp feature : features) {
            bySeries.computeIfPresent(feature.series(), (series, held) -> {
                held.computeIfPresent(feature, (one, count) -> count == 1 ? null : count - 1);
                return held.isEmpty() ? null : held;
            });
        }
    }
}
