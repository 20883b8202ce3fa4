package dev.weir.bench.pattern;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Counts elements, and the CPU time of the process meanwhile, once the warm-up is over. The counts are accumulators of
 * the job: {@value #EVENTS}, {@value #NANOS} of CPU, {@value #MATCHES}.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
final class PatternMeter<T> extends RichMapFunction<T, T> {
    static final String EVENTS = "events";
    static final String NANOS = "nanos";
    static final String MATCHES = "matches";

    private static final long serialVersionUID = 1L;
    private static final int SAMPLE = 50;

    /** Counts the matches in an element of the stream. */
    interface Matches<T> extends ToLongFunction<T>, java.io.Serializable {}

    private final PatternLoad load;
    private final Matches<T> matchesIn;
    private transient OperatingSystemMXBean system;
    private transient LongCounter events;
    private transient LongCounter nanos;
    private transient LongCounter matches;
    private transient long seen;
    private transient long lastNanos;

    PatternMeter(PatternLoad load, Matches<T> matchesIn) {
        this.load = load;
        this.matchesIn = matchesIn;
    }

    @Override
    public void open(OpenContext context) {
        system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        events = getRuntimeContext().getLongCounter(EVENTS);
        nanos = getRuntimeContext().getLongCounter(NANOS);
        matches = getRuntimeContext().getLongCounter(MATCHES);
    }

    @Override
    public T map(T value) throws Exception {
        seen++;
        matches.add(matchesIn.applyAsLong(value));
        if (seen == load.warmUp()) {
            lastNanos = system.getProcessCpuTime();
            Files.createFile(Path.of(load.gate()));
        } else if (seen > load.warmUp() && (seen - load.warmUp()) % SAMPLE == 0) {
            long now = system.getProcessCpuTime();
            nanos.add(now - lastNanos);
            events.add(SAMPLE);
            lastNanos = now;
        }
        return value;
    }
}
