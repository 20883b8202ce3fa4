package dev.weir.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The line for a person who waits. */
final class ProgressBarTest {
    private static final long MILLI = 1_000_000;

    @Test
    void itSaysHowFarItIsHowFastAndHowLongItWillTake() {
        assertThat(ProgressBar.line(25, 100, 5_000, 10))
                .isEqualTo("[======                  ]  25 %  5,000 events, 500/s, 30 s left");
        assertThat(ProgressBar.line(10, 100, 9_000_000, 10)).endsWith("900,000/s, 1 min 30 s left");
        assertThat(ProgressBar.line(100, 100, 1, 1))
                .startsWith("[========================] 100 %")
                .endsWith("0 s left");
    }

    @Test
    void beforeAnythingIsReadItPromisesNothing() {
        assertThat(ProgressBar.line(0, 100, 0, 0)).isEqualTo("[                        ]   0 %  0 events, 0/s");
        assertThat(ProgressBar.line(0, 0, 0, 1)).endsWith("0 events, 0/s");
    }

    @Test
    void itIsDrawnFiveTimesASecondAndRemovedAtTheEnd() throws Exception {
        StringWriter drawn = new StringWriter();
        AtomicLong nanos = new AtomicLong();
        ProgressBar bar = new ProgressBar(new PrintWriter(drawn), nanos::get);
        try (History history = Histories.of(List.of())) {
            nanos.set(199 * MILLI);
            bar.played(history, 1);
            assertThat(drawn.toString()).isEmpty();
            nanos.set(200 * MILLI);
            bar.played(history, 2);
            bar.played(history, 3);
            assertThat(drawn.toString()).contains("2 events").doesNotContain("3 events");
        }
        bar.end();
        assertThat(drawn.toString()).endsWith("\r\u001b[K");
    }
}
