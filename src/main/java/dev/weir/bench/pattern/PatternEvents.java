package dev.weir.bench.pattern;

import dev.weir.events.record.RawRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Converts numbers to events. After the warm-up it waits until all its results came out, so that the measurement begins
 * with rules in force and nothing in flight.
 */
final class PatternEvents implements FlatMapFunction<Long, RawRecord> {
    private static final long serialVersionUID = 1L;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final PatternLoad load;
    private final String topic;
    private long endNanos;

    PatternEvents(PatternLoad load, String topic) {
        this.load = load;
        this.topic = topic;
    }

    @Override
    public void flatMap(Long number, Collector<RawRecord> out) {
        if (number == load.warmUp()) {
            awaitGate();
            endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(load.atMostMillis());
        }
        if (number < load.warmUp() || System.nanoTime() - endNanos < 0) {
            out.collect(load.event(number, topic));
        }
    }

    private void awaitGate() {
        Path gate = Path.of(load.gate());
        while (!Files.exists(gate) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
