package dev.weir.operators.metrics;

import dev.weir.events.EventType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts events in total and by type; the counters of a type are in a metric group {@code stream} with the type's name
 * as its value, which is a label in Prometheus.
 */
public final class EventCounter {
    private final Counter all;
    private final Map<EventType, Counter> ofTypes = new HashMap<>();

    /** Creates a counter of events of these types. */
    public EventCounter(MetricGroup metrics, String name, Collection<EventType> types) {
        all = metrics.counter(name);
        for (EventType type : types) {
            ofTypes.put(type, metrics.addGroup("stream", type.ruleName()).counter(name));
        }
    }

    /** Counts an event of a type. */
    public void inc(EventType type) {
        all.inc();
        Objects.requireNonNull(ofTypes.get(type), "a type that is not counted").inc();
    }
}
