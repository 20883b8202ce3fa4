package dev.weir.io.kafka.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;

/** A reader that waits for tables, and what a source keeps of them. */
final class AwaitingReaderTest {
    private final Events events = new Events();
    private final AwaitingReader<String, Split> reader = new AwaitingReader<>(events);

    @Test
    void nothingIsReadFromThePartitionsOfItsStateUntilItIsToldToBegin() throws Exception {
        reader.start();
        reader.addSplits(List.of(new Split("t-0"), new Split("t-1")));

        assertThat(reader.pollNext(new Nowhere())).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(events.splits).isEmpty();
    }

    @Test
    void aCheckpointMeanwhileHasThem() {
        reader.addSplits(List.of(new Split("t-0")));

        assertThat(reader.snapshotState(1)).containsExactly(new Split("t-0"));
    }

    @Test
    void thenAllAreReadAndThoseThatComeLater() throws Exception {
        reader.addSplits(List.of(new Split("t-0")));
        CompletableFuture<Void> waiting = reader.isAvailable();

        reader.handleSourceEvents(new Begin());
        reader.handleSourceEvents(new Begin());
        reader.addSplits(List.of(new Split("t-1")));

        assertThat(waiting).isDone();
        assertThat(events.splits).containsExactly(new Split("t-0"), new Split("t-1"));
        assertThat(reader.pollNext(new Nowhere())).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(reader.snapshotState(2)).containsExactly(new Split("t-0"), new Split("t-1"));
    }

    @Test
    void theEndOfPartitionsWaitsToo() {
        reader.notifyNoMoreSplits();
        assertThat(events.ended).isFalse();

        reader.handleSourceEvents(new Begin());
        assertThat(events.ended).isTrue();
    }

    @Test
    void whatWasReadIsKeptAndTheStateOfASourceThatWaitedForNothingIsReadToo() throws IOException {
        BegunStateSerializer<String> states = new BegunStateSerializer<>(new Texts());
        BegunState<String> state = new BegunState<>("offsets", Set.of("customers", "merchants"));

        assertThat(states.deserialize(states.getVersion(), states.serialize(state)))
                .isEqualTo(state);
        assertThat(states.deserialize(3, "offsets".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new BegunState<>("offsets", Set.of()));
        assertThatThrownBy(() -> states.deserialize(1_001, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 1001");
    }

    /** Takes no records, since none are read. */
    private static final class Nowhere implements ReaderOutput<String> {
        @Override
        public void collect(String read) {
            throw new AssertionError("nothing is there to read");
        }

        @Override
        public void collect(String read, long millis) {
            collect(read);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<String> createOutputForSplit(String split) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String split) {}
    }

    private record Split(String splitId) implements SourceSplit {}

    /** The state of the connector, of version 3. */
    private static final class Texts implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return 3;
        }

        @Override
        public byte[] serialize(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] bytes) {
            assertThat(version).isEqualTo(3);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The reader that waits. */
    private static final class Events implements SourceReader<String, Split> {
        private final List<Split> splits = new ArrayList<>();
        private boolean ended;

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<String> output) {
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<Split> snapshotState(long checkpoint) {
            return splits;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void addSplits(List<Split> more) {
            splits.addAll(more);
        }

        @Override
        public void notifyNoMoreSplits() {
            ended = true;
        }

        @Override
        public void handleSourceEvents(SourceEvent event) {
            throw new AssertionError("not for it: " + event);
        }

        @Override
        public void close() {}
    }
}
