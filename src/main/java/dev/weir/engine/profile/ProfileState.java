package dev.weir.engine.profile;

import dev.weir.engine.date.KeyDates;
import dev.weir.engine.dedup.DeduplicationWindow;
import dev.weir.engine.dedup.ExpiringState;
import dev.weir.engine.dedup.TimeToLive;
import dev.weir.features.definition.SeriesDefinition;
import dev.weir.features.series.Series;
import dev.weir.patterns.match.PatternState;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one key in one value: read once and written once per event.
 *
 * <p>Size: the sum over its series of what {@link Series} states, the events seen lately, the rows of a table, and for
 * each pattern the events of its open matches.
 */
public final class ProfileState implements ExpiringState {
    // What every event reads comes first: a collector places the parts of an object behind it in this order.
    private final TimeToLive timeToLive;
    private final DeduplicationWindow deduplication;
    private final Map<String, Series> series;
    private final LatestRows rows;
    private final Map<String, HeldPattern> patterns;
    /** The id of the series that was used last, for most keys the only one. */
    private String latestId = "";

    private @Nullable Series latest;
    private long lastSegmentId;
    private long patternTimerMillis;
    /** Most keys have no rows with dates. */
    private @Nullable KeyDates dates;

    /** Creates the state of a new key. */
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

    /**
     * Reads what the next event will touch, and does nothing else: called for many subjects and keys, of all at one
     * depth before the next, the time that the memory takes is the time for one. The result has no meaning.
     *
     * @param depth how many reads lead to what is read, from 0
     */
    public long touch(int depth) {
        Series series = latest;
        return switch (depth) {
            case 0 -> patternTimerMillis ^ (dates == null ? 0 : 1); // the first and the last, on two lines of a cache
            case 1 -> timeToLive.touch() ^ deduplication.touch() ^ (series == null ? 0 : series.touch(0));
            case 2 -> deduplication.touchEvents() ^ (series == null ? 0 : series.touch(1));
            default -> series == null ? 0 : series.touch(2);
        };
    }

    /** Returns a number that no segment of this key has or had. */
    public long newSegmentId() {
        lastSegmentId++;
        return lastSegmentId;
    }

    /** Returns the series of the key, by the id of their definition. */
    public Map<String, Series> series() {
        return Collections.unmodifiableMap(series);
    }

    /** Returns the series of a definition, null if the key has none. */
    @Nullable
    Series find(String id) {
        if (!id.equals(latestId)) {
            Series known = series.get(id);
            if (known == null) {
                return null;
            }
            latestId = id;
            latest = known;
        }
        return latest;
    }

    /** Returns the series of a definition, an empty one if the key had none. */
    Series seriesOf(String id, SeriesDefinition definition) {
        Series known = find(id);
        if (known == null) {
            known = Series.of(definition);
            series.put(id, known);
        }
        return known;
    }

    /** Puts a series in the place of the one under its id. */
    void replaceSeries(String id, Series other) {
        series.put(id, other);
        latestId = "";
        latest = null;
    }

    /** Has the next segments numbered above this, unless they are anyway. */
    void numberSegmentsAfter(long id) {
        lastSegmentId = Math.max(lastSegmentId, id);
    }

    /** Forgets all series but these. */
    void retainSeries(Set<String> ids) {
        series.keySet().retainAll(ids);
        latestId = "";
        latest = null;
    }

    @Override
    public DeduplicationWindow deduplication() {
        return deduplication;
    }

    /** Returns the rows of the table that is kept at this key, if there is one: the stock of a sku. */
    public LatestRows rows() {
        return rows;
    }

    /**
     * Returns the patterns with open matches, by the id of their structure, and what patterns with the same beginning
     * share, by an id of its own. A pattern that has taken its part of what is shared stays here, even when empty,
     * until nothing shared is left.
     */
    public Map<String, HeldPattern> patterns() {
        return patterns;
    }

    /** Returns the earliest timer that is set for patterns, or {@link PatternState#NO_TIMER}. */
    long patternTimerMillis() {
        return patternTimerMillis;
    }

    void setPatternTimer(long millis) {
        patternTimerMillis = millis;
    }

    /** Returns what the key keeps to wait for dates of its rows, created if there was nothing. */
    public KeyDates dates() {
        if (dates == null) {
            dates = new KeyDates();
        }
        return dates;
    }

    /** Returns whether anything is kept to wait for dates. */
    public boolean hasDates() {
        return dates != null;
    }

    void setDates(KeyDates read) {
        dates = read;
    }

    /** Returns whether something else than dates has a timer set for a time, or may have. */
    public boolean hasTimerAt(long millis) {
        return patternTimerMillis == millis || timeToLive.hasTimerAt(millis);
    }

    @Override
    public TimeToLive timeToLive() {
        return timeToLive;
    }

    long lastSegmentId() {
        return lastSegmentId;
    }
}
