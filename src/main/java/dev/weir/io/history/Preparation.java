package dev.weir.io.history;

import dev.weir.io.history.sort.Cursor;
import dev.weir.io.history.sort.ExternalSort;
import dev.weir.io.history.sort.Merge;
import dev.weir.io.history.sort.SortChunk;
import dev.weir.io.history.sort.Stored;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one sequence of all sources. Each is read once, to see whether it is in order. Small ones stay in memory, sorted,
 * as long as there is room in one chunk. A larger one that is in order is read again when its turn has come; one that is
 * not is sorted with the others of its kind, in temporary files.
 */
final class Preparation implements Closeable {
    /** How many files in order are read at once; if more of them overlap in time, they are sorted too. */
    static final int MOST_OPEN = 100;

    private final HistoryInputs inputs;
    private final List<HistorySource> sources;
    private final HistoryForm form;
    private final HistoryRange range;
    private final SourceEvents.Reader reader;
    private final Merge<HistoryEvent> merge =
            new Merge<>(event -> event.event().timestampMillis(), Comparator.comparing(HistoryEvent::place));
    private final List<Ordered> ordered = new ArrayList<>();
    private final List<Integer> unordered = new ArrayList<>();
    private long roomBytes;
    private Optional<ExternalSort> sort = Optional.empty();

    /** A source that is in order and too large for memory. */
    private record Ordered(int number, long firstMillis, long lastMillis) {}

    Preparation(HistoryInputs inputs, List<HistorySource> sources, SourceEvents.Reader reader) {
        this.inputs = inputs;
        this.sources = sources;
        this.reader = reader;
        this.form = new HistoryForm(inputs.config().schema().definitions(), sources);
        this.range = new HistoryRange(inputs.fromMillis(), inputs.toMillis());
        this.roomBytes = inputs.chunkBytes();
    }

    /** Returns all events of the range, in order. */
    Cursor<HistoryEvent> events() throws IOException {
        for (int number = 0; number < sources.size(); number++) {
            check(number);
        }
        if (mostAtOnce() > MOST_OPEN) {
            ordered.forEach(source -> unordered.add(source.number()));
            ordered.clear();
            unordered.sort(Comparator.naturalOrder());
        }
        for (Ordered source : ordered) {
            merge.add(source.firstMillis(), new Kept(read(source.number(), false)));
        }
        if (!unordered.isEmpty()) {
            sortUnordered();
        }
        range.refuseIfEmpty(reader.counts().unreadable(), names());
        return merge;
    }

    private String names() {
        Stream<String> first = sources.stream().map(HistorySource::name).limit(3);
        return first.collect(Collectors.joining(", "))
                + (sources.size() > 3 ? " and " + (sources.size() - 3) + " more" : "");
    }

    private SourceEvents read(int number, boolean counted) {
        return new SourceEvents(number, sources.get(number), reader, counted);
    }

    /** Reads a source for the first time, until it is known what to do with it. */
    private void check(int number) throws IOException {
        RowCounts.Mark before = reader.counts().mark();
        Check check = new Check();
        try (Cursor<HistoryEvent> events = read(number, true)) {
            for (Optional<HistoryEvent> next = events.next(); next.isPresent(); next = events.next()) {
                check.take(next.get());
                if (check.isHopeless()) {
                    reader.counts().goBack(before);
                    unordered.add(number);
                    return;
                }
            }
        }
        range.add(check.seen);
        if (check.fits) {
            keep(number, check.chunk);
        } else {
            ordered.add(new Ordered(number, check.first, check.last));
        }
    }

    private void keep(int number, SortChunk chunk) {
        roomBytes -= chunk.bytes();
        Share share = new Share(sources.get(number).bytes(), chunk.count());
        merge.add(Long.MIN_VALUE, new Decoded(chunk.sorted(), share));
    }

    /** What is known of a source that is read for the first time. */
    private final class Check {
        private final HistoryRange seen = range.unseen();
        private SortChunk chunk = new SortChunk((int) Math.max(1, roomBytes));
        private boolean fits = true;
        private boolean inOrder = true;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void take(HistoryEvent event) throws IOException {
            seen.see(event.event());
            if (!range.keeps(event.event())) {
                return;
            }
            long millis = event.event().timestampMillis();
            inOrder &= millis >= last;
            last = Math.max(last, millis);
            first = Math.min(first, millis);
            if (fits && !chunk.add(form.stored(event))) {
                fits = false;
                chunk = new SortChunk(1);
            }
        }

        boolean isHopeless() {
            return !fits && !inOrder;
        }
    }

    private int mostAtOnce() {
        List<Ordered> byFirst = new ArrayList<>(ordered);
        byFirst.sort(Comparator.comparingLong(Ordered::firstMillis));
        PriorityQueue<Long> ends = new PriorityQueue<>();
        int most = 0;
        for (Ordered source : byFirst) {
            while (!ends.isEmpty() && ends.element() < source.firstMillis()) {
                ends.remove();
            }
            ends.add(source.lastMillis());
            most = Math.max(most, ends.size());
        }
        return most;
    }

    private void sortUnordered() throws IOException {
        ExternalSort sorting = new ExternalSort(inputs.temp(), inputs.chunkBytes());
        sort = Optional.of(sorting);
        long bytes = 0;
        long count = 0;
        for (int number : unordered) {
            bytes += sources.get(number).bytes();
            try (Cursor<HistoryEvent> events = read(number, true)) {
                for (Optional<HistoryEvent> next = events.next(); next.isPresent(); next = events.next()) {
                    range.see(next.get().event());
                    if (range.keeps(next.get().event())) {
                        sorting.add(form.stored(next.get()));
                        count++;
                    }
                }
            }
        }
        merge.add(Long.MIN_VALUE, new Decoded(sorting.sorted(), new Share(bytes, count)));
    }

    /** The bytes for which each of so many events stands. */
    private record Share(long bytes, long count) {
        long until(long event) {
            return (long) ((double) bytes * event / Math.max(1, count));
        }
    }

    /** Events from their binary form. */
    private final class Decoded implements Cursor<HistoryEvent> {
        private final Cursor<Stored> stored;
        private final Share share;
        private long taken;

        Decoded(Cursor<Stored> stored, Share share) {
            this.stored = stored;
            this.share = share;
        }

        @Override
        public Optional<HistoryEvent> next() throws IOException {
            Optional<Stored> next = stored.next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            taken++;
            reader.counts().bytes(share.until(taken) - share.until(taken - 1));
            return Optional.of(form.read(next.get()));
        }

        @Override
        public void close() throws IOException {
            stored.close();
        }
    }

    /** The events of a source that lie in the range. */
    private final class Kept implements Cursor<HistoryEvent> {
        private final Cursor<HistoryEvent> events;

        Kept(Cursor<HistoryEvent> events) {
            this.events = events;
        }

        @Override
        public Optional<HistoryEvent> next() throws IOException {
            Optional<HistoryEvent> next = events.next();
            while (next.isPresent() && !range.keeps(next.get().event())) {
                next = events.next();
            }
            return next;
        }

        @Override
        public void close() throws IOException {
            events.close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            merge.close();
        } finally { // an interrupted client may fail to close, and temporary files are removed all the same
            if (sort.isPresent()) {
                sort.get().close();
            }
        }
    }
}
