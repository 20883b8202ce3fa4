package dev.weir.operators.metrics;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts how often the value of a key was found in the cache, as {@code cacheHits}, and how often it was not, as {@code
 * cacheMisses}.
 */
public record CacheMetrics(MetricGroup group, Counter hits, Counter misses) {

    /** Registers the counters. */
    public static CacheMetrics registered(MetricGroup metrics) {
        return new CacheMetrics(metrics, metrics.counter("cacheHits"), metrics.counter("cacheMisses"));
    }

    /** Registers gauges of the bytes in the cache, and of those that are still to be written. */
    public void show(LongSupplier bytes, LongSupplier unwrittenBytes) {
        group.gauge("cacheBytes", (Gauge<Long>) bytes::getAsLong);
        group.gauge("cacheUnwrittenBytes", (Gauge<Long>) unwrittenBytes::getAsLong);
    }
}
