package dev.weir.console;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Sends to browsers what happens, each at its own pace; a bounded number of them at once. */
final class LiveLines implements AutoCloseable {
    /** At most so many pages follow at once. */
    static final int MOST = 64;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "console-live");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore places = new Semaphore(MOST);
    private final Predicate<Context> stays;

    /** Creates it; pages follow as long as {@code stays} says so of those who asked for them. */
    LiveLines(Predicate<Context> stays) {
        this.stays = stays;
    }

    /** Sends what {@code next} returns, unless that is empty, every so many milliseconds until the browser is gone. */
    void follow(SseClient client, long everyMillis, Supplier<String> next) {
        if (!places.tryAcquire()) {
            client.sendEvent("full", "as many pages as may follow do already");
            client.close();
            return;
        }
        client.keepAlive();
        CountDownLatch gone = new CountDownLatch(1);
        client.onClose(gone::countDown);
        try {
            threads.execute(() -> send(client, everyMillis, next, gone));
        } catch (RejectedExecutionException e) {
            places.release();
            client.close();
        }
    }

    private void send(SseClient client, long everyMillis, Supplier<String> next, CountDownLatch gone) {
        try {
            long quietMillis = 0;
            do {
                String lines = next.get();
                if (!lines.isEmpty()) {
                    client.sendEvent("lines", lines);
                    quietMillis = 0;
                } else if (quietMillis > 10_000) {
                    client.sendComment("still here");
                    quietMillis = 0;
                }
                quietMillis += everyMillis;
            } while (!gone.await(everyMillis, TimeUnit.MILLISECONDS)
                    && !client.terminated()
                    && stays.test(client.ctx()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
            client.close();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
