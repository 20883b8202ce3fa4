package dev.weir.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Trigger;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

final class OutcomeCountersTest {
    private final MetricListener seen = new MetricListener();
    private final OutcomeCounters counters = new OutcomeCounters(seen.getMetricGroup());

    @Test
    void aDecisionCountsInEachChannelInWhichItSaysSomething() {
        counters.count(decided("BLOCK", ByChannel.PLAIN));
        counters.count(decided(
                "APPROVE",
                new ByChannel("", List.of(new ChannelAnswer("offers", "VOUCHER", 5)), List.of(), List.of())));
        counters.count(decided("NUDGE", new ByChannel("offers", List.of(), List.of(), List.of())));

        assertThat(counted("risk", "BLOCK")).hasValue(1L);
        assertThat(counted("risk", "APPROVE")).hasValue(1L);
        assertThat(counted("offers", "VOUCHER")).hasValue(1L);
        assertThat(counted("offers", "NUDGE")).hasValue(1L);
        assertThat(counted("risk", "NUDGE")).isEmpty();
    }

    @Test
    void beyondTheBoundOutcomesShareOneCounter() {
        for (int i = 0; i < OutcomeCounters.MOST_PAIRS + 2; i++) {
            counters.count(decided("O" + i, ByChannel.PLAIN));
        }
        counters.count(decided("O0", ByChannel.PLAIN));

        assertThat(counted("risk", "O0")).hasValue(2L);
        assertThat(counted("risk", "O" + (OutcomeCounters.MOST_PAIRS - 1))).hasValue(1L);
        assertThat(counted("risk", "O" + OutcomeCounters.MOST_PAIRS)).isEmpty();
        assertThat(counted(PerRule.OTHERS, PerRule.OTHERS)).hasValue(2L);
    }

    private Optional<Long> counted(String channel, String outcome) {
        return seen.getCounter("channel", channel, "outcome", outcome, "decisions")
                .map(Counter::getCount);
    }

    private static Decision decided(String outcome, ByChannel byChannel) {
        return new Decision(
                "d",
                new Trigger("transaction", "t"),
                "c",
                0,
                0,
                outcome,
                0,
                List.of(),
                List.of(),
                1,
                true,
                "",
                byChannel);
    }
}
