package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationWindow;
import dev.weir.engine.dedup.KeptState;
import dev.weir.engine.dedup.TimeToLive;
import dev.weir.features.series.Series;
import dev.weir.patterns.match.PatternState;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that one key remembers, in one value: read once and written once per event.
 *
 * <p>Size: the sum over its series of what {@link Series} states, the events seen lately, the rows of a table, and of each
 * pattern the events of its open matches.
 */
public final class ProfileState implements KeptState {
    private final Map<String, Series> series;
    private final DeduplicationWindow deduplication;
    private final LatestRows rows;
    private final Map<String, HeldPattern> patterns;
    private final TimeToLive timeToLive;
    private long lastSegmentId;
    private long patternTimerMillis;

    /** A key that nothing is known of. */
    public ProfileState() {
        this(
                new TreeMap<>(),
                new DeduplicationWindow(),
                new LatestRows(),
                new TreeMap<>(),
                new TimeToLive(),
                0,
                PatternState.NO_TIMER);
    }

    ProfileState(
            Map<String, Series> series,
            DeduplicationWindow deduplication,
            LatestRows rows,
            Map<String, HeldPattern> patterns,
            TimeToLive timeToLive,
            long lastSegmentId,
            long patternTimerMillis) {
        this.series = series;
        this.deduplication = deduplication;
        this.rows = rows;
        this.patterns = patterns;
        this.timeToLive = timeToLive;
        this.lastSegmentId = lastSegmentId;
        this.patternTimerMillis = patternTimerMillis;
    }

    /** A number for a segment that none of this key has or had. */
    public long newSegmentId() {
        lastSegmentId++;
        return lastSegmentId;
    }

    /** The series that the key keeps, by the id of their definition. */
    public Map<String, Series> series() {
        return series;
    }

    @Override
    public DeduplicationWindow deduplication() {
        return deduplication;
    }

    /** The rows of the table that is kept under this key, if one is: the stock of a sku. */
    public LatestRows rows() {
        return rows;
    }

    /**
     * By the id of their structure, those in which something is open; and by an id of its own what patterns share that begin
     * alike. One that has taken its part of that stays, be it empty, until nothing is left of what was shared.
     */
    public Map<String, HeldPattern> patterns() {
        return patterns;
    }

    /** The earliest timer that is set for patterns, or {@link PatternState#NO_TIMER}. */
    long patternTimerMillis() {
        return patternTimerMillis;
    }

    void setPatternTimer(long millis) {
        patternTimerMillis = millis;
    }

    @Override
    public TimeToLive timeToLive() {
        return timeToLive;
    }

    long lastSegmentId() {
        return lastSegmentId;
    }
}
