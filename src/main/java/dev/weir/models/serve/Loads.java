package dev.weir.models.serve;

import dev.weir.models.artifact.ArtifactException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Loads models on threads of its own, so that whoever waits for one goes on when a store never answers, or sends a byte a
 * minute. What is not there in time is given up: its thread is interrupted, and whoever waits is told.
 *
 * <p>A thread that does not hear of it, as in a library or a network that hangs, stays. So there are at most {@value
 * #AT_ONCE} threads, given up or not. A load waits for one of them as long as others come to an end, each within the time
 * that a load may take. One with nothing to do ends after a second. Safe for use by several threads.
 */
final class Loads {
    /** How many models are loaded at a time, together with those that were given up and whose threads do not end. */
    static final int AT_ONCE = 8;

    private static final long IDLE_SECONDS = 1;

    private final long mostMillis;
    private final Turn turn;
    private final AtomicLong done = new AtomicLong();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Loads::daemon);

    /** How one waits for a thread. */
    @FunctionalInterface
    interface Turn {
        /** Returns whether a load has begun, as soon as it has, or when the time is over. */
        boolean comes(CountDownLatch begun, long mostMillis) throws InterruptedException;
    }

    /**
     * Creates it.
     *
     * @param mostMillis how long loading a model may take, and waiting for a thread while no other comes to an end, above 0
     */
    Loads(long mostMillis) {
        this(mostMillis, (begun, most) -> begun.await(most, TimeUnit.MILLISECONDS));
    }

    Loads(long mostMillis, Turn turn) {
        this.mostMillis = mostMillis;
        this.turn = turn;
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "reads a model");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins to load a model as soon as there is a thread for it.
     *
     * @param where its artifact is, for people
     */
    Load begin(String where, Callable<LoadedModel> work) {
        Load load = new Load(where, work);
        threads.execute(load);
        return load;
    }

    /** A model that is being loaded. */
    final class Load extends FutureTask<LoadedModel> {
        private final String where;
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile boolean hasThread;

        Load(String where, Callable<LoadedModel> work) {
            super(work);
            this.where = where;
        }

        @Override
        public void run() {
            hasThread = true;
            begun.countDown();
            super.run();
            hasThread = false;
            done.incrementAndGet();
        }

        /**
         * Waits for the model. If it takes too long it is given up, for all who wait for it.
         *
         * @throws ArtifactException if it cannot be used or is not there in time, with words for the author of the model
         * @throws IllegalStateException if the thread is interrupted while it waits
         */
        LoadedModel await() throws ArtifactException {
            try {
                long before;
                do {
                    before = done.get();
                    if (turn.comes(begun, mostMillis)) {
                        return get(mostMillis, TimeUnit.MILLISECONDS);
                    }
                } while (done.get() != before); // as long as others are loaded its turn will come
                throw noThread();
            } catch (TimeoutException | CancellationException e) {
                end(); // for all who wait for it
                throw late();
            } catch (ExecutionException e) {
                throw failed(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a model is loaded", e);
            }
        }

        /** Stops it, unless it is done: nobody waits for it any more. */
        void end() {
            if (cancel(true)) {
                boolean unused = threads.remove(this); // it may not have begun
            }
        }

        /** Returns whether its thread goes on though it was given up. */
        boolean isHanging() {
            return isCancelled() && hasThread;
        }

        private ArtifactException noThread() {
            return ArtifactException.passing("the artifact " + where + " was not asked for: " + AT_ONCE
                    + " others are being read, and none was done within " + mostMillis
                    + " ms; look whether their stores answer, or restart the task managers");
        }

        private ArtifactException late() {
            return ArtifactException.passing("the artifact " + where + " was not read and loaded within " + mostMillis
                    + " ms; look whether its store answers, and how fast, or write a longer models.loadTimeout into the"
                    + " job config");
        }

        private static ArtifactException failed(@Nullable Throwable why) {
            if (why instanceof RuntimeException fault) {
                throw fault;
            }
            if (why instanceof Error broken) {
                throw broken;
            }
            return why instanceof ArtifactException known ? known : new ArtifactException(String.valueOf(why));
        }
    }
}
