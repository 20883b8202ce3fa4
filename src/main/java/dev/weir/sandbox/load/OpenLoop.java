package dev.weir.sandbox.load;

import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.traffic.EventSource;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends events at a steady rate regardless of their results, and rows of tables beside them: the n-th is due n intervals after the first, and a late
 * one is sent at once. Latency counts from when an event was due, so that a pause of sender, broker or job shows in
 * every event that it delayed (no coordinated omission; see Gil Tene, "How not to measure latency").
 */
public final class OpenLoop implements Callable<@Nullable Void> {
    private final EventSource source;
    private final Producer producer;
    private final InFlight inFlight;
    private final double perSecond;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean stopped;

    /** Creates a load with this many events per second from a source. */
    public OpenLoop(EventSource source, Producer producer, InFlight inFlight, double perSecond) {
        this.source = source;
        this.producer = producer;
        this.inFlight = inFlight;
        this.perSecond = perSecond;
    }

    /** Sends until the source ends, or until {@link #stop}. */
    @Override
    public @Nullable Void call() throws IOException {
        long startNanos = System.nanoTime();
        long startMillis = System.currentTimeMillis();
        double intervalNanos = 1e9 / perSecond;
        while (!stopped) {
            long offsetNanos = (long) (sent.get() * intervalNanos);
            awaitNanos(startNanos + offsetNanos);
            long dueMillis = startMillis + offsetNanos / 1_000_000;
            Optional<Message> message = stopped ? Optional.empty() : source.next(dueMillis);
            if (message.isEmpty()) {
                return null;
            }
            send(message.get(), startNanos + offsetNanos, dueMillis);
        }
        return null;
    }

    /** Ends {@link #call} after the current event. */
    public void stop() {
        stopped = true;
    }

    /** Returns how many were sent. */
    public long sent() {
        return sent.get();
    }

    private void send(Message message, long dueNanos, long dueMillis) {
        if (!message.transactionId().isEmpty()) {
            inFlight.sent(message.transactionId(), dueNanos);
        }
        producer.send(message, dueMillis);
        if (!message.isRow()) {
            sent.incrementAndGet();
        }
    }

    private void awaitNanos(long atNanos) {
        long leftNanos = atNanos - System.nanoTime();
        while (leftNanos > 0 && !stopped) {
            LockSupport.parkNanos(Math.min(leftNanos, 100_000_000L));
            leftNanos = atNanos - System.nanoTime();
        }
    }
}
