package dev.weir.operators.metrics;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts reads and writes of keyed state as {@code stateReads} and {@code stateWrites}: what an event costs on RocksDB.
 * The few made for a timer or a change of rules are counted too.
 */
public record StateAccess(Counter reads, Counter writes) {

    /** Registers the counters. */
    public static StateAccess counted(MetricGroup metrics) {
        return new StateAccess(metrics.counter("stateReads"), metrics.counter("stateWrites"));
    }
}
