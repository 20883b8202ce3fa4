package dev.weir.io.history;

import dev.weir.io.history.sort.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/**
 * A history that is read ahead in a thread of its own, so that parsing and deciding overlap. At most
 * {@link #MOST_WAITING} batches of {@link #BATCH} events wait.
 */
final class ThreadedHistory implements History {
    static final int BATCH = 512;
    static final int MOST_WAITING = 8;

    private final Preparation preparation;
    private final RowCounts counts;
    private final List<String> skipped;
    private final long bytesTotal;
    private final BlockingQueue<Batch> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::readAll, "weir-history");
    private Batch batch = new Batch(List.of(), false, Optional.empty());
    private int taken;

    /**
     * Some events.
     *
     * @param last whether none follow
     * @param failure why not, if it is not the end of the history
     */
    private record Batch(List<HistoryEvent> events, boolean last, Optional<Throwable> failure) {}

    private ThreadedHistory(Preparation preparation, RowCounts counts, List<String> skipped, long bytesTotal) {
        this.preparation = preparation;
        this.counts = counts;
        this.skipped = List.copyOf(skipped);
        this.bytesTotal = bytesTotal;
    }

    static History start(Preparation preparation, RowCounts counts, List<String> skipped, long bytesTotal) {
        ThreadedHistory history = new ThreadedHistory(preparation, counts, skipped, bytesTotal);
        history.thread.setDaemon(true);
        history.thread.start();
        return history;
    }

    private void readAll() {
        try {
            Batch end;
            try (Preparation closed = preparation) {
                end = read(closed.events());
            } catch (IOException | RuntimeException | Error e) { // also a full heap: who waits would wait for ever
                end = failed(e);
            }
            waiting.put(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody takes what follows
        }
    }

    private static Batch failed(Throwable thrown) {
        return new Batch(List.of(), true, Optional.of(thrown));
    }

    private Batch read(Cursor<HistoryEvent> events) throws IOException, InterruptedException {
        List<HistoryEvent> some = new ArrayList<>(BATCH);
        for (Optional<HistoryEvent> next = events.next(); next.isPresent(); next = events.next()) {
            some.add(next.get());
            if (some.size() == BATCH) {
                waiting.put(new Batch(some, false, Optional.empty()));
                some = new ArrayList<>(BATCH);
            }
        }
        return new Batch(some, true, Optional.empty());
    }

    @Override
    public Optional<HistoryEvent> next() throws IOException {
        while (taken == batch.events().size()) {
            if (batch.last()) {
                return Optional.empty();
            }
            batch = take();
            taken = 0;
        }
        return Optional.of(batch.events().get(taken++));
    }

    private Batch take() throws IOException {
        try {
            Batch next = waiting.take();
            if (next.failure().isPresent()) {
                throw failure(next.failure().get());
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading the history", e);
        }
    }

    private static IOException failure(Throwable thrown) {
        if (thrown instanceof HistoryException known) {
            return known;
        }
        if (thrown instanceof RuntimeException mistake) {
            throw mistake;
        }
        if (thrown instanceof Error fatal) {
            throw fatal;
        }
        return new HistoryException(String.valueOf(thrown.getMessage()), thrown);
    }

    @Override
    public UnreadableRows unreadable() {
        return counts.unreadable();
    }

    @Override
    public List<String> skipped() {
        return Stream.concat(skipped.stream(), counts.notes().stream()).toList();
    }

    @Override
    public long rows() {
        return counts.rows();
    }

    @Override
    public long bytesRead() {
        return Math.min(counts.bytes(), bytesTotal);
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while closing the history", e);
        }
    }
}
