package dev.weir.io.history.topic;

import dev.weir.events.record.RawRecord;
import dev.weir.io.history.file.FoundRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The records of partitions in the order in which they were written, by their timestamps; those of one partition in
 * their order. It holds one record of each partition.
 */
public final class TopicArrivals implements Closeable {
    private final List<PartitionRows> open = new ArrayList<>();
    private final PriorityQueue<Next> next = new PriorityQueue<>(
            Comparator.comparingLong((Next one) -> one.record.timestampMillis()).thenComparing(Next::number));

    /** The next record of a partition. */
    private record Next(RawRecord record, int number) {}

    /**
     * Begins to read.
     *
     * @throws IOException if no client can be made, or no broker answers
     */
    public TopicArrivals(List<PartitionSpan> spans) throws IOException {
        try {
            for (PartitionSpan span : spans) {
                open.add(new PartitionRows(span, passed -> {}));
                advance(open.size() - 1);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Returns the next record; empty after the last.
     *
     * @throws IOException if no broker answers
     */
    public Optional<RawRecord> next() throws IOException {
        Next first = next.poll();
        if (first == null) {
            return Optional.empty();
        }
        advance(first.number);
        return Optional.of(first.record);
    }

    /** Returns the next record of each partition that has one. */
    public List<RawRecord> heads() {
        return next.stream().map(Next::record).toList();
    }

    private void advance(int number) throws IOException {
        Optional<FoundRow> row = open.get(number).next();
        if (row.isPresent() && row.get() instanceof FoundRow.OfTopic found) {
            next.add(new Next(found.record(), number));
        }
    }

    @Override
    public void close() {
        open.forEach(PartitionRows::close);
    }
}
