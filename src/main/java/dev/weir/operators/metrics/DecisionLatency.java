package dev.weir.operators.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.HdrHistogram.SingleWriterRecorder;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * The latency of decisions in milliseconds, over the last minute: every decision counts, without sampling.
 *
 * <p>Representation: what was recorded since the last reading, and older parts of {@value #PART_MILLIS} ms, each of
 * which is dropped as a whole {@value #KEPT_MILLIS} ms after it ended. Reading starts a new part; after a long time
 * without readings, the current part covers all of that time. Values are exact to 1 %, from 0 to an hour; higher values
 * count as an hour, and negative ones, from a clock that went back, as 0. Size: about 16 kB per part.
 *
 * <p>One thread writes, without waiting for readers; any thread may read.
 */
public final class DecisionLatency implements Histogram {
    static final long KEPT_MILLIS = 60_000;
    static final long PART_MILLIS = 10_000;
    static final long HIGHEST_MILLIS = 3_600_000;

    private static final int DIGITS = 2;

    private final LongSupplier clock;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(HIGHEST_MILLIS, DIGITS);
    private final Deque<Part> parts = new ArrayDeque<>();
    private final LongAdder count = new LongAdder();

    /** Creates a histogram that uses this clock, in milliseconds. */
    public DecisionLatency(LongSupplier clock) {
        this.clock = clock;
    }

    private static final class Part {
        private final org.HdrHistogram.Histogram recorded;
        private final long beganMillis;
        private long endedMillis;

        Part(org.HdrHistogram.Histogram recorded, long nowMillis) {
            this.recorded = recorded;
            this.beganMillis = nowMillis;
            this.endedMillis = nowMillis;
        }
    }

    @Override
    public void update(long millis) {
        recorder.recordValue(Math.max(0, Math.min(HIGHEST_MILLIS, millis)));
        count.increment();
    }

    /** Returns the number of values ever recorded. */
    @Override
    public long getCount() {
        return count.sum();
    }

    @Override
    public synchronized HistogramStatistics getStatistics() {
        long nowMillis = clock.getAsLong();
        take(nowMillis);
        org.HdrHistogram.Histogram all = new org.HdrHistogram.Histogram(HIGHEST_MILLIS, DIGITS);
        for (Part part : parts) {
            all.add(part.recorded);
        }
        return new LatencyStatistics(all);
    }

    private void take(long nowMillis) {
        while (!parts.isEmpty() && parts.getFirst().endedMillis < nowMillis - KEPT_MILLIS) {
            parts.removeFirst();
        }
        org.HdrHistogram.Histogram recorded = recorder.getIntervalHistogram();
        Part last = parts.peekLast();
        if (last == null || nowMillis - last.beganMillis >= PART_MILLIS) {
            parts.addLast(new Part(recorded, nowMillis));
        } else {
            last.recorded.add(recorded);
            last.endedMillis = nowMillis;
        }
    }
}
