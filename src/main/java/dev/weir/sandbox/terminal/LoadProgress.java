package dev.weir.sandbox.terminal;

import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.OpenLoop;
import java.time.Duration;

/** Measures the progress between successive calls. For use by one thread. */
public final class LoadProgress {
    /** How long a cold virtual machine takes until its latencies are meaningful. */
    static final Duration WARM_UP = Duration.ofSeconds(10);

    private final OpenLoop load;
    private final InFlight inFlight;
    private final Tally tally;
    private final long startNanos = System.nanoTime();
    private Duration last = Duration.ZERO;
    private long lastEvents;
    private long lastDecisions;
    private boolean settled;

    /** Creates the progress of a load. */
    public LoadProgress(OpenLoop load, InFlight inFlight, Tally tally) {
        this.load = load;
        this.inFlight = inFlight;
        this.tally = tally;
    }

    /** Returns the pace since the previous call. */
    public Pace look() {
        Duration ran = ran();
        double seconds = Math.max(1, ran.minus(last).toMillis()) / 1000.0;
        long events = load.sent();
        Tally.Snapshot now = tally.snapshot();
        Pace pace = new Pace(
                ran,
                (events - lastEvents) / seconds,
                (now.decisions() - lastDecisions) / seconds,
                inFlight.size(),
                now);
        last = ran;
        lastEvents = events;
        lastDecisions = now.decisions();
        if (!settled && ran.compareTo(WARM_UP) >= 0) {
            tally.settle();
            settled = true;
        }
        return pace;
    }

    /** Returns the time since the beginning. */
    public Duration ran() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Returns the final summary. */
    public Summary summary() {
        return new Summary(ran(), load.sent(), inFlight.size(), settled, tally.snapshot());
    }
}
