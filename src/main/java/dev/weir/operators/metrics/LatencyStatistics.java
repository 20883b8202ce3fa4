package dev.weir.operators.metrics;

import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apache.flink.metrics.HistogramStatistics;

/** The statistics of an HdrHistogram for Flink; all 0 if nothing was recorded. */
final class LatencyStatistics extends HistogramStatistics {
    private final Histogram recorded;

    /** Creates statistics of a histogram that no longer changes. */
    LatencyStatistics(Histogram recorded) {
        this.recorded = recorded;
    }

    @Override
    public double getQuantile(double quantile) {
        return recorded.getValueAtPercentile(quantile * 100);
    }

    /** Returns each distinct value once, in ascending order. */
    @Override
    public long[] getValues() {
        LongStream.Builder values = LongStream.builder();
        for (HistogramIterationValue value : recorded.recordedValues()) {
            values.add(value.getValueIteratedTo());
        }
        return values.build().toArray();
    }

    @Override
    public int size() {
        return (int) Math.min(Integer.MAX_VALUE, recorded.getTotalCount());
    }

    @Override
    public double getMean() {
        return recorded.getMean();
    }

    @Override
    public double getStdDev() {
        return recorded.getStdDeviation();
    }

    @Override
    public long getMax() {
        return recorded.getMaxValue();
    }

    @Override
    public long getMin() {
        return recorded.getTotalCount() == 0 ? 0 : recorded.getMinValue();
    }
}
