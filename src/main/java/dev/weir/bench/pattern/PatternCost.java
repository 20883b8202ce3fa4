package dev.weir.bench.pattern;

import java.util.Locale;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * The cost of a run.
 *
 * @param failure why there is no number; {@code ""} if there is one
 * @param whole whether all events were sent
 * @param matches of all that were sent
 */
record PatternCost(String failure, double nanosPerEvent, boolean whole, long matches) {

    static final PatternCost NOT_FINISHED = failed("not finished");
    static final PatternCost NOT_TRIED = failed("not tried");

    static PatternCost of(JobExecutionResult result, PatternLoad load) {
        long events = count(result, PatternMeter.EVENTS);
        if (events == 0) {
            return failed("too few events");
        }
        double nanos = count(result, PatternMeter.NANOS);
        return new PatternCost(
                "", nanos / events, events >= load.events() * 99 / 100, count(result, PatternMeter.MATCHES));
    }

    private static PatternCost failed(String why) {
        return new PatternCost(why, Double.NaN, false, 0);
    }

    /** Returns the cost in microseconds; with a star if time ran out before all events were sent. */
    String shown() {
        if (!failure.isEmpty()) {
            return failure;
        }
        return String.format(Locale.ROOT, "%,.1f%s", nanosPerEvent / 1_000, whole ? " " : "*");
    }

    /** Returns how many times as expensive this is as another. */
    String times(PatternCost other) {
        double ratio = nanosPerEvent / other.nanosPerEvent;
        return Double.isNaN(ratio) ? "-" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static long count(JobExecutionResult result, String name) {
        Long count = result.getAccumulatorResult(name);
        return count == null ? 0 : count;
    }
}
