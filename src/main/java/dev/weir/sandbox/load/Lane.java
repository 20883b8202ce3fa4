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

/** One of the jobs that are compared: the events it is sent, and how long it takes over each. */
public final class Lane implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 30_000;

    private final String name;
    private final EventSource source;
    private final Producer producer;
    private final Arrivals arrivals;
    private final InFlight inFlight;
    private final Latency total = new Latency();

    private Lane(String name, EventSource source, Producer producer, Arrivals arrivals, InFlight inFlight) {
        this.name = name;
        this.source = source;
        this.producer = producer;
        this.arrivals = arrivals;
        this.inFlight = inFlight;
    }

    /**
     * Of Weir: out come decisions.
     *
     * @param name for people
     * @param prefix of the names of its topics
     */
    public static Lane ofWeir(String name, Way way, String prefix) {
        return of(name, way, prefix, "\"trigger\":{\"type\":\"transaction\",\"id\":\"");
    }

    /** Of the pass-through, likewise: out comes what went in. */
    public static Lane ofPassThrough(Way way, String prefix) {
        return of("pass-through", way, prefix, "\"transactionId\":\"");
    }

    private static Lane of(String name, Way way, String prefix, String before) {
        InFlight inFlight = new InFlight();
        Arrivals arrivals = Arrivals.watch(way.bootstrapServers(), prefix + Topics.ACTIONS, before, inFlight);
        EventSource renamed = atMillis -> way.events().next(atMillis).map(event -> renamed(event, prefix));
        return new Lane(name, renamed, way.producer(), arrivals, inFlight);
    }

    /** What the events of a lane are, and how they get to the broker. */
    public record Way(Producer producer, String bootstrapServers, EventSource events) {}

    /** Sends at this rate for that long, and returns the latencies once all transactions came out. */
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
            throw new IOException(name + " did not answer to " + lost + " transactions within 30 s");
        }
        return arrivals.take();
    }

    /** Sends, and counts the latencies into the total. */
    public Latency measure(double perSecond, Duration length, Stop stop) throws IOException, InterruptedException {
        Latency latency = run(perSecond, length, stop);
        total.addAll(latency);
        return latency;
    }

    /** What the job is called in reports. */
    public String name() {
        return name;
    }

    /** The latencies of all turns together. */
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
