package dev.weir.io.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.io.event.JsonEvents;
import dev.weir.io.history.file.FileRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ThreadedHistoryTest {

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whoWaitsForEventsHearsThatTheThreadThatReadsThemHasNoMemoryLeft(@TempDir Path folder) throws IOException {
        HistoryInputs inputs = new HistoryFolder(folder).inputs();
        RowCounts counts = new RowCounts(false);
        SourceEvents.Reader reader = new SourceEvents.Reader(
                JsonEvents.of(inputs.config()), new LabelColumn(inputs.labelColumn()), 0, counts);
        try (History history =
                ThreadedHistory.start(new Preparation(inputs, List.of(new TooLarge()), reader), counts, List.of(), 0)) {

            assertThatThrownBy(history::next)
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("a heap too small");
        }
    }

    private static final class TooLarge implements HistorySource {
        @Override
        public String name() {
            return "too-large.jsonl";
        }

        @Override
        public String topic() {
            return "transactions";
        }

        @Override
        public HistoryPlace.Unit unit() {
            return HistoryPlace.Unit.LINE;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public boolean isLabelled() {
            return false;
        }

        @Override
        public FileRows open(LongConsumer heard) {
            throw new OutOfMemoryError("a heap too small");
        }
    }
}
