package dev.weir.bench.collector;

import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.load.ComparedJob;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.Stop;
import java.io.IOException;
import java.time.Duration;

/** One of the compared jobs, with the CPU time and the pauses of its task manager during its turns. */
final class CollectorRun implements AutoCloseable {
    private final ComparedJob lane;
    private final ClusterProcess taskManager;
    private final Pauses pauses;
    private final Latency paused = new Latency();
    private Duration cpu = Duration.ZERO;

    CollectorRun(ComparedJob lane, ClusterProcess taskManager, Pauses pauses) {
        this.lane = lane;
        this.taskManager = taskManager;
        this.pauses = pauses;
    }

    /** Sends without counting. */
    void warmUp(double perSecond, Duration length, Stop stop) throws IOException, InterruptedException {
        Latency unused = lane.run(perSecond, length, stop);
    }

    /** Sends and counts. */
    Latency measure(double perSecond, Duration length, Stop stop) throws IOException, InterruptedException {
        var unused = pauses.take(); // the pauses before
        Duration spent = taskManager.cpu();
        Latency latency = lane.measure(perSecond, length, stop);
        cpu = cpu.plus(taskManager.cpu()).minus(spent);
        paused.addAll(pauses.take());
        return latency;
    }

    String name() {
        return lane.name();
    }

    /** Returns the latency from when transactions were due to when their decisions were read. */
    Latency latency() {
        return lane.total();
    }

    /** Returns the pauses of the task manager. */
    Latency paused() {
        return paused;
    }

    /** Returns the CPU time of the task manager. */
    Duration cpu() {
        return cpu;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        lane.close();
    }
}
