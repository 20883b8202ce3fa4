package dev.weir.cli.backtest;

import dev.weir.backtest.ProgressListener;
import dev.weir.io.history.History;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line that says how far a backtest is, how fast, and how long it will still take. For a terminal only. */
final class ProgressBar implements ProgressListener {
    private static final int WIDTH = 24;
    private static final long EVERY_NANOS = 200_000_000;
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;

    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long beganNanos;
    private long shownNanos;

    /**
     * Begins to measure.
     *
     * @param nanos the time that passes, such as {@link System#nanoTime}
     */
    ProgressBar(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.beganNanos = nanos.getAsLong();
        this.shownNanos = beganNanos;
    }

    /** Returns whether a person sees what is written to standard error. */
    static boolean isWatched() {
        String terminal = System.getenv("TERM");
        return System.console() != null && terminal != null && !terminal.equals("dumb");
    }

    @Override
    public void played(History history, long events) {
        long now = nanos.getAsLong();
        if (now - shownNanos >= EVERY_NANOS) {
            shownNanos = now;
            out.print(ERASE_LINE + line(history.bytesRead(), history.bytesTotal(), events, (now - beganNanos) / NANOS));
            out.flush();
        }
    }

    /** Removes the line. */
    void end() {
        out.print(ERASE_LINE);
        out.flush();
    }

    /** Returns the line. */
    static String line(long done, long all, long events, double seconds) {
        double part = all <= 0 ? 0 : Math.min(1, (double) done / all);
        int full = (int) (part * WIDTH);
        String left = part == 0 ? "" : ", " + time(seconds / part - seconds) + " left";
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %,d events, %,.0f/s%s",
                "=".repeat(full),
                " ".repeat(WIDTH - full),
                100 * part,
                events,
                seconds == 0 ? 0 : events / seconds,
                left);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < MINUTE ? whole + " s" : whole / MINUTE + " min " + whole % MINUTE + " s";
    }
}
