package dev.weir.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.HistogramStatistics;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class DecisionLatencyTest {
    private static final Percentage ONE_PERCENT = Percentage.withPercentage(1);

    private final AtomicLong nowMillis = new AtomicLong(1_000_000);
    private final DecisionLatency latency = new DecisionLatency(nowMillis::get);

    @Test
    void theSlowestOfAThousandIsSeen() {
        for (int i = 0; i < 9_980; i++) {
            latency.update(2);
        }
        for (int i = 0; i < 20; i++) {
            latency.update(700);
        }

        HistogramStatistics seen = latency.getStatistics();
        assertThat(seen.getQuantile(0.5)).isEqualTo(2);
        assertThat(seen.getQuantile(0.99)).isEqualTo(2);
        assertThat(seen.getQuantile(0.999)).isCloseTo(700, ONE_PERCENT);
        assertThat(seen.size()).isEqualTo(10_000);
        assertThat(seen.getMin()).isEqualTo(2);
        assertThat((double) seen.getMax()).isCloseTo(700, ONE_PERCENT);
        assertThat(seen.getValues()).hasSize(2);
    }

    @Test
    void twoWhoLookDoNotTakeFromEachOther() {
        latency.update(40);
        latency.getStatistics();

        assertThat(latency.getStatistics().getMax()).isEqualTo(40);
    }

    @Test
    void whatIsOlderThanAMinuteIsForgottenButForTheCount() {
        latency.update(900);
        latency.getStatistics();
        for (int second = 0; second < 70; second++) {
            nowMillis.addAndGet(1_000);
            latency.update(3);
            latency.getStatistics();
        }

        assertThat(latency.getStatistics().getMax()).isEqualTo(3);
        assertThat(latency.getStatistics().size()).isBetween(60, 70);
        assertThat(latency.getCount()).isEqualTo(71);
    }

    @Test
    void clocksThatDisagreeAndDelaysWithoutEndStayWithinBounds() {
        latency.update(-5);
        latency.update(Long.MAX_VALUE);

        assertThat(latency.getStatistics().getMin()).isZero();
        assertThat((double) latency.getStatistics().getMax()).isCloseTo(DecisionLatency.HIGHEST_MILLIS, ONE_PERCENT);
    }

    @Test
    void withoutADecisionAllIsZero() {
        HistogramStatistics nothing = latency.getStatistics();

        assertThat(nothing.size()).isZero();
        assertThat(nothing.getQuantile(0.999)).isZero();
        assertThat(nothing.getMin()).isZero();
        assertThat(nothing.getMax()).isZero();
        assertThat(nothing.getMean()).isZero();
    }
}
