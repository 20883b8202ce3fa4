package dev.weir.io.history;

import dev.weir.io.history.file.FileRows;
import dev.weir.io.history.topic.PartitionRows;
import dev.weir.io.history.topic.PartitionSpan;
import java.io.IOException;
import java.util.function.LongConsumer;

/** A part of a partition of a topic. */
record TopicSource(PartitionSpan span, boolean isLabelled) implements HistorySource {
    /** What a record takes, for the progress: only that of all sources together is shown. */
    private static final long BYTES_OF_RECORD = 400;

    @Override
    public String name() {
        return span.topic() + "/" + span.partition();
    }

    @Override
    public String topic() {
        return span.topic();
    }

    @Override
    public HistoryPlace.Unit unit() {
        return HistoryPlace.Unit.OFFSET;
    }

    @Override
    public long bytes() {
        return span.length() * BYTES_OF_RECORD;
    }

    @Override
    public FileRows open(LongConsumer heard) throws IOException {
        return new PartitionRows(span, offsets -> heard.accept(offsets * BYTES_OF_RECORD));
    }
}
