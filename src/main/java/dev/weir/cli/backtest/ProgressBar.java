package dev.weir.cli.backtest;

import dev.weir.backtest.ProgressListener;
import dev.weir.io.history.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line that says how far a backtest is, how fast, and how long it will still take. For a terminal only. It is drawn by a
 * thread of its own, since a history is read for a while before its first event is played.
 */
final class ProgressBar implements ProgressListener, AutoCloseable {
    private static final int WIDTH = 24;
    private static final long EVERY_MILLIS = 200;
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;

    private final History history;
    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long beganNanos;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::drawUntilClosed, "weir-progress");
    private volatile long played;

    /**
     * Begins to measure.
     *
     * @param nanos the time that passes, such as {@link System#nanoTime}
     */
    ProgressBar(History history, PrintWriter out, LongSupplier nanos) {
        this.history = history;
        this.out = out;
        this.nanos = nanos;
        this.beganNanos = nanos.getAsLong();
    }

    /** Begins to draw. */
    ProgressBar start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /**
     * Returns whether a person sees what is written to standard error. Not every version of the virtual machine tells; {@code
     * test -t} does, where it exists.
     */
    static boolean isWatched() throws InterruptedException {
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such command: no line is always right
        }
    }

    @Override
    public void played(History of, long events) {
        played = events;
    }

    private void drawUntilClosed() {
        try {
            while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                draw();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Replaces the line. */
    void draw() {
        double seconds = (nanos.getAsLong() - beganNanos) / NANOS;
        out.print(ERASE_LINE
                + line(history.bytesRead(), history.bytesTotal(), seconds)
                + (played == 0 ? rows(history.rows()) : events(played, seconds)));
        out.flush();
    }

    /** Ends drawing and removes the line. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.print(ERASE_LINE);
        out.flush();
    }

    /** Returns how far it is. */
    static String line(long done, long all, double seconds) {
        double part = all <= 0 ? 0 : Math.min(1, (double) done / all);
        int full = (int) (part * WIDTH);
        String left = part == 0 ? "" : ", " + time(seconds / part - seconds) + " left";
        return String.format(
                Locale.ROOT, "[%s%s] %3.0f %%%s", "=".repeat(full), " ".repeat(WIDTH - full), 100 * part, left);
    }

    private static String rows(long rows) {
        return String.format(Locale.ROOT, ", %,d rows looked at", rows);
    }

    /** Returns how many there were, and how fast. */
    static String events(long events, double seconds) {
        return String.format(Locale.ROOT, ", %,d events, %,.0f/s", events, seconds == 0 ? 0 : events / seconds);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < MINUTE ? whole + " s" : whole / MINUTE + " min " + whole % MINUTE + " s";
    }
}
