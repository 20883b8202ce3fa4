package dev.weir.sandbox.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.record.DecisionSeen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void countsEveryDecisionUnderOneOutcome() {
        tally.add(decision("APPROVE"));
        tally.add(decision("BLOCK", "a"));
        tally.add(decision("APPROVE"));
        Tally.Snapshot snapshot = tally.snapshot();
        assertThat(snapshot.decisions()).isEqualTo(3);
        assertThat(snapshot.outcomes()).hasToString("{APPROVE=2, BLOCK=1}");
    }

    @Test
    void countsARuleOnceADecision() {
        tally.add(decision("BLOCK", "a", "a", "b"));
        assertThat(tally.snapshot().rules()).hasToString("{a=1, b=1}");
    }

    @Test
    void forgetsTheLatenciesOfTheSnapshotBefore() {
        tally.addLatency(5_000_000);
        tally.snapshot();
        assertThat(tally.snapshot().latency()).isEqualTo("p50 -  p99 -  p99.9 -");
    }

    @Test
    void leavesOutWhatWasSlowBeforeItSettled() {
        tally.addLatency(900_000_000);
        tally.settle();
        tally.addLatency(2_000_000);
        assertThat(tally.snapshot().settledLatency()).isEqualTo("p50 2.0 ms  p99 2.0 ms  p99.9 2.0 ms");
    }

    private static DecisionSeen decision(String outcome, String... rules) {
        return new DecisionSeen(
                "transaction",
                "t-1",
                "c-1",
                outcome,
                0,
                Stream.of(rules)
                        .map(rule -> new DecisionSeen.Cause(rule, outcome, List.of()))
                        .toList(),
                List.of());
    }
}
