package dev.weir.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line for a person who waits. */
final class ProgressBarTest {
    @Test
    void itSaysHowFarItIsHowFastAndHowLongItWillTake() {
        assertThat(ProgressBar.line(25, 100, 10)).isEqualTo("[======                  ]  25 %, 30 s left");
        assertThat(ProgressBar.line(10, 100, 10)).endsWith(", 1 min 30 s left");
        assertThat(ProgressBar.line(100, 100, 1)).isEqualTo("[========================] 100 %, 0 s left");
        assertThat(ProgressBar.events(9_000_000, 10)).isEqualTo(", 9,000,000 events, 900,000/s");
    }

    @Test
    void beforeAnythingIsReadItPromisesNothing() {
        assertThat(ProgressBar.line(0, 100, 0)).isEqualTo("[                        ]   0 %");
        assertThat(ProgressBar.line(0, 0, 1)).isEqualTo("[                        ]   0 %");
        assertThat(ProgressBar.events(1, 0)).endsWith("0/s");
    }

    @Test
    void itIsDrawnFromTheFirstRowOnAndRemovedAtTheEnd() throws Exception {
        StringWriter drawn = new StringWriter();
        try (History history = Histories.of(List.of());
                ProgressBar bar = new ProgressBar(history, new PrintWriter(drawn), () -> 0)) {
            bar.draw();
            assertThat(drawn.toString()).endsWith("0 rows looked at");
            bar.played(history, 2);
            bar.draw();
            assertThat(drawn.toString()).endsWith("2 events, 0/s");
        }
        assertThat(drawn.toString()).endsWith("\r\u001b[K");
    }
}
