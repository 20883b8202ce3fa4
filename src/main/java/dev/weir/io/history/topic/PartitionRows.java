package dev.weir.io.history.topic;

import dev.weir.events.record.RawRecord;
import dev.weir.io.history.file.FileRows;
import dev.weir.io.history.file.FoundRow;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The records of a partition, with a client of its own. The end is recognised by position, and need not have a record. */
public final class PartitionRows implements FileRows {
    private final PartitionSpan span;
    private final LongConsumer heard;
    private final KafkaTopics topics;
    private final KafkaTopics.Position end;
    private final Deque<RawRecord> read = new ArrayDeque<>();
    private long reached;
    /** How long brokers were waited for since the last record, not counting the time spent on the records. */
    private long waitedNanos;

    /**
     * Begins to read.
     *
     * @param heard is told how many offsets were passed
     * @throws IOException if no client can be made
     */
    public PartitionRows(PartitionSpan span, LongConsumer heard) throws IOException {
        this.span = span;
        this.heard = heard;
        this.topics = new KafkaTopics(span.kafka());
        this.reached = span.from();
        this.end = new KafkaTopics.Position(span.topic(), Map.of(span.partition(), span.to()));
        topics.goTo(new KafkaTopics.Position(span.topic(), Map.of(span.partition(), span.from())));
    }

    @Override
    public Optional<FoundRow> next() throws IOException {
        while (read.isEmpty()) {
            if (topics.isAt(end)) {
                pass(span.to());
                return Optional.empty();
            }
            poll();
        }
        RawRecord record = read.remove();
        pass(record.offset() + 1);
        return Optional.of(new FoundRow.OfTopic(record));
    }

    private void poll() throws IOException {
        long startNanos = System.nanoTime();
        List<RawRecord> records = topics.next();
        waitedNanos = records.isEmpty() ? waitedNanos + System.nanoTime() - startNanos : 0;
        for (RawRecord record : records) {
            if (record.offset() < span.to()) {
                read.add(record);
            }
        }
        long patienceMillis = span.kafka().readTimeoutMillis();
        if (waitedNanos > TimeUnit.MILLISECONDS.toNanos(patienceMillis)) {
            throw new IOException("the topic '" + span.topic() + "' was not read to its end within " + patienceMillis
                    + " ms; see whether the brokers answer, or raise kafka.readTimeout");
        }
    }

    private void pass(long offset) {
        heard.accept(offset - reached);
        reached = offset;
    }

    @Override
    public void close() {
        topics.close();
    }
}
