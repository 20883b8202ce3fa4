package dev.weir.sandbox.load;

import org.HdrHistogram.Histogram;

/**
 * A histogram of nanoseconds from when an event was due to when its decision was read, up to ten minutes, exact to 0.1
 * %. Not thread-safe.
 */
public final class Latency {
    private static final long MOST_NANOS = 600_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram nanos = new Histogram(MOST_NANOS, DIGITS);

    /** Adds a latency, in nanoseconds. */
    public void add(long latencyNanos) {
        nanos.recordValue(Math.max(0, Math.min(MOST_NANOS, latencyNanos)));
    }

    /** Adds all latencies of another. */
    public void addAll(Latency other) {
        nanos.add(other.nanos);
    }

    /** Forgets all latencies. */
    public void clear() {
        nanos.reset();
    }

    /** Returns how many latencies were added. */
    public long count() {
        return nanos.getTotalCount();
    }

    /** Returns their sum in nanoseconds. */
    public long sumNanos() {
        return count() == 0 ? 0 : (long) (nanos.getMean() * count());
    }

    /** Returns the latency that this percentage of the events did not exceed, in nanoseconds. */
    public long percentileNanos(double percent) {
        return nanos.getValueAtPercentile(percent);
    }

    /** Returns the usual three percentiles, for people. */
    @Override
    public String toString() {
        if (count() == 0) {
            return "p50 -  p99 -  p99.9 -";
        }
        return "p50 " + ReadableNumbers.millis(percentileNanos(50)) + "  p99 "
                + ReadableNumbers.millis(percentileNanos(99)) + "  p99.9 "
                + ReadableNumbers.millis(percentileNanos(99.9));
    }
}
