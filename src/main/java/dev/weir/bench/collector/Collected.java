package dev.weir.bench.collector;

import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.load.Lane;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.Stop;
import java.io.IOException;
import java.time.Duration;

/** One of the jobs that are compared, with what its task manager spends and how long it stands still during its turns. */
final class Collected implements AutoCloseable {
    private final Lane lane;
    private final ClusterProcess taskManager;
    private final Pauses pauses;
    private final Latency paused = new Latency();
    private Duration cpu = Duration.ZERO;

    Collected(Lane lane, ClusterProcess taskManager, Pauses pauses) {
        this.lane = lane;
        this.taskManager = taskManager;
        this.pauses = pauses;
    }

    /** Sends, and counts nothing. */
    void warmUp(double perSecond, Duration length, Stop stop) throws IOException, InterruptedException {
        Latency unused = lane.run(perSecond, length, stop);
    }

    /** Sends, and counts. */
    Latency measure(double perSecond, Duration length, Stop stop) throws IOException, InterruptedException {
        var unused = pauses.take(); // those before
        Duration spent = taskManager.cpu();
        Latency latency = lane.measure(perSecond, length, stop);
        cpu = cpu.plus(taskManager.cpu()).minus(spent);
        paused.addAll(pauses.take());
        return latency;
    }

    String name() {
        return lane.name();
    }

    /** From when transactions were due to when they came out. */
    Latency latency() {
        return lane.total();
    }

    /** The times in which the task manager stood still. */
    Latency paused() {
        return paused;
    }

    /** What the task manager used of the processors. */
    Duration cpu() {
        return cpu;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        lane.close();
    }
}
