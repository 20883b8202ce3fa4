package dev.weir.sandbox.load;

import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One of the compared jobs: its events, and how long it takes for each. */
public final class ComparedJob implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 300_000;

    private final String name;
    private final EventSource source;
    private final Producer producer;
    private final Arrivals arrivals;
    private final InFlight inFlight;
    private final Latency total = new Latency();

    private ComparedJob(String name, EventSource source, Producer producer, Arrivals arrivals, InFlight inFlight) {
        this.name = name;
        this.source = source;
        this.producer = producer;
        this.arrivals = arrivals;
        this.inFlight = inFlight;
    }

    /**
     * Creates the lane of Weir, whose output is decisions.
     *
     * @param name for display
     * @param prefix of the names of its topics
     */
    public static ComparedJob ofWeir(String name, Way way, String prefix) {
        return of(name, way, prefix, "\"trigger\":{\"type\":\"transaction\",\"id\":\"");
    }

    /** Creates the lane of the pass-through, whose output equals its input. */
    public static ComparedJob ofPassThrough(Way way, String prefix) {
        return of("pass-through", way, prefix, "\"transactionId\":\"");
    }

    private static ComparedJob of(String name, Way way, String prefix, String before) {
        InFlight inFlight = new InFlight();
        Arrivals arrivals = Arrivals.watch(way.bootstrapServers(), prefix + Topics.ACTIONS, before, inFlight);
        EventSource renamed = atMillis -> way.events().next(atMillis).map(event -> renamed(event, prefix));
        return new ComparedJob(name, renamed, way.producer(), arrivals, inFlight);
    }

    /** The events of a lane, and the connection to the broker. */
    public record Way(Producer producer, String bootstrapServers, EventSource events) {}

    /** Sends at this rate for this duration, and returns the latencies once all transactions came out. */
    public Latency run(double perSecond, Duration length, Stop stop) throws IOException, InterruptedException {
        OpenLoop load = new OpenLoop(source, producer, inFlight, perSecond);
        FutureTask<@Nullable Void> sending = new FutureTask<>(load);
        new Thread(sending, "bench-traffic").start();
        stop.awaitWish(length.toMillis());
        load.stop();
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot send events", e.getCause());
        }
        int lost = inFlight.awaitNone(PATIENCE_MILLIS);
        if (lost > 0) {
            throw new IOException(name + " did not answer to " + lost + " transactions within 5 minutes");
        }
        return arrivals.take();
    }

    /** Sends, and adds the latencies to the total. */
    public Latency measure(double perSecond, Duration length, Stop stop) throws IOException, InterruptedException {
        Latency latency = run(perSecond, length, stop);
        total.addAll(latency);
        return latency;
    }

    /** Returns the name of the job in reports. */
    public String name() {
        return name;
    }

    /** Returns the latencies of all turns together. */
    public Latency total() {
        return total;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        arrivals.close();
    }

    private static Message renamed(Message event, String prefix) {
        return event.to(prefix + event.topic());
    }
}
