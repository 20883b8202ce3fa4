package dev.weir.operators.stream;

import static dev.weir.operators.stream.RestBeforeCheckpointTest.receiveAt;
import static dev.weir.operators.stream.RestBeforeCheckpointTest.roomOfTwoCheckpoints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.operators.EarlyFlush;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.Test;

/** RocksDB begins to write its memory out shortly before a checkpoint, so that little is left for it. */
final class FlushBeforeCheckpointTest {

    @Test
    void memoryIsWrittenOutShortlyBeforeTheNextCheckpointIsExpected() throws Exception {
        try (var room = roomOfTwoCheckpoints()) {
            receiveAt(room, 21_000, "card-1");
            receiveAt(room, 28_000, "card-2");
            room.clock(30_000 - EarlyFlush.AHEAD_MILLIS - 1);
            assertThat(room.unflushed()).as("card-1").isEqualTo(1);

            room.clock(30_000 - EarlyFlush.AHEAD_MILLIS);
            assertThat(room.unflushed()).isZero();

            receiveAt(room, 29_900, "card-3");
            assertThat(room.unflushed()).as("card-2, which goes on as ever").isEqualTo(1);
            room.clock(30_000);
            room.checkpoint();
            assertThat(room.unflushed()).isZero();
            assertThat(room.entries()).as("a key's one value and its timer").isEqualTo(6);
        }
    }

    @Test
    void aSavepointMovesTheTimeAtWhichTheNextIsExpected() throws Exception {
        try (var room = roomOfTwoCheckpoints()) {
            room.clock(24_000);
            room.checkpoint();
            receiveAt(room, 24_100, "card-1");
            receiveAt(room, 27_600, "card-2");
            assertThat(room.unflushed()).as("card-1").isEqualTo(1);
            room.clock(28_000 - EarlyFlush.AHEAD_MILLIS);
            assertThat(room.unflushed()).isZero();

            receiveAt(room, 28_100, "card-3");
            room.clock(30_000);
            assertThat(room.unflushed())
                    .as("card-2: nothing happens at the time of before")
                    .isEqualTo(1);
        }
    }

    @Test
    void checkpointsThatFollowEachOtherFasterAreNotPreparedFor() throws Exception {
        List<Long> timers = new ArrayList<>();
        TestProcessingTimeService clock = new TestProcessingTimeService() {
            @Override
            public ScheduledFuture<?> registerTimer(long atMillis, ProcessingTimeCallback target) {
                timers.add(atMillis);
                return super.registerTimer(atMillis, target);
            }
        };
        try (var room = roomOfTwoCheckpoints()) {
            EarlyFlush early = EarlyFlush.of(room.backends().get(0), clock);
            clock.setCurrentTime(1_000);
            early.snapshot();
            clock.setCurrentTime(1_000 + EarlyFlush.AHEAD_MILLIS);
            early.snapshot();
            assertThat(timers).isEmpty();

            clock.setCurrentTime(1_001 + 2 * EarlyFlush.AHEAD_MILLIS);
            early.snapshot();
            assertThat(timers).containsExactly(1_002L + 2 * EarlyFlush.AHEAD_MILLIS);
        }
    }
}
