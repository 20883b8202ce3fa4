package dev.weir.engine.profile;

import dev.weir.events.Event;
import dev.weir.features.series.Segment;
import dev.weir.features.series.SegmentStore;
import dev.weir.features.series.Series;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one key would hold of some series, and the events that it saw last. */
final class WarmedKey {
    private final ProfileState state = new ProfileState();
    private final HeapMemory seen = new HeapMemory();
    private final Map<Long, Segment> segments = new HashMap<>();
    private final Deque<Arrival> recent = new ArrayDeque<>();
    private final long horizonMillis;
    private long keptMillis = Long.MIN_VALUE;
    private long keepMillis;

    private record Arrival(Event event, long atMillis) {}

    WarmedKey(long firstSegmentId, long horizonMillis) {
        this.horizonMillis = horizonMillis;
        state.numberSegmentsAfter(firstSegmentId);
    }

    ProfileState state() {
        return state;
    }

    HeapMemory memoryAt(long clockMillis) {
        return seen.at(clockMillis, horizonMillis);
    }

    KeySeries series() {
        return new KeySeries(state, store(), StepListener.NONE);
    }

    private SegmentStore store() {
        return new SegmentStore() {
            @Override
            public long newId() {
                return state.newSegmentId();
            }

            @Override
            public Segment load(long id) {
                return Objects.requireNonNull(segments.get(id), "no such segment");
            }

            @Override
            public void put(long id, Segment segment) {
                segments.put(id, segment);
            }

            @Override
            public void remove(long id) {
                segments.remove(id);
            }
        };
    }

    void remember(Event event, long clockMillis) {
        recent.add(new Arrival(event, clockMillis));
        forgetBefore(clockMillis - horizonMillis);
    }

    private void forgetBefore(long millis) {
        while (!recent.isEmpty() && recent.element().atMillis <= millis) {
            recent.remove();
        }
    }

    /** Keeps the key for a time after this event time, the latest. */
    void keep(long latestMillis, long forMillis) {
        keptMillis = latestMillis;
        keepMillis = Math.max(keepMillis, forMillis);
    }

    /** Returns whether nothing looks back on it any more, and no repetition has to be recognised. */
    boolean isOver(long latestMillis, long clockMillis) {
        forgetBefore(clockMillis - horizonMillis);
        return latestMillis - keepMillis > keptMillis && recent.isEmpty();
    }

    /** Returns the events whose repetitions have to be recognised, in the order of their arrival. */
    List<Event> recent(long clockMillis) {
        forgetBefore(clockMillis - horizonMillis);
        return recent.stream().map(Arrival::event).toList();
    }

    /** Moves the series to another state of the key; returns how many there are. */
    int moveTo(ProfileState other, SegmentStore otherSegments) {
        state.series().forEach((id, series) -> {
            Series before = other.find(id);
            if (before != null) {
                before.clear(otherSegments);
            }
            other.replaceSeries(id, series);
        });
        segments.forEach(otherSegments::put);
        other.numberSegmentsAfter(state.lastSegmentId());
        other.timeToLive().keep(keptMillis, keptMillis, keepMillis);
        return state.series().size();
    }
}
