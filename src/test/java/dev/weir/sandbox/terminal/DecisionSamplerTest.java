package dev.weir.sandbox.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.record.DecisionSeen;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionSamplerTest {
    private static final long SECOND = 1_000_000_000L;
    private final DecisionSampler sampler = new DecisionSampler();

    @Test
    void neverFallsOnADecisionWithoutAReason() {
        assertThat(sampler.falls(new DecisionSeen("transaction", "t-1", "c-1", "APPROVE", 0, List.of(), List.of()), 0))
                .isFalse();
    }

    @Test
    void fallsOnFiveDecisionsASecond() {
        for (int i = 0; i < 5; i++) {
            assertThat(sampler.falls(by("rule-" + i), i)).isTrue();
        }
        assertThat(sampler.falls(by("rule-5"), 5)).isFalse();
        assertThat(sampler.falls(by("rule-5"), SECOND)).isTrue();
    }

    @Test
    void leavesARuleThatItJustFellOn() {
        sampler.falls(by("a"), 0);
        assertThat(sampler.falls(by("a"), SECOND / 2)).isFalse();
        assertThat(sampler.falls(by("b"), SECOND / 2)).isTrue();
    }

    private static DecisionSeen by(String rule) {
        return new DecisionSeen(
                "transaction",
                "t-1",
                "c-1",
                "BLOCK",
                90,
                List.of(new DecisionSeen.Cause(rule, "BLOCK", List.of())),
                List.of());
    }
}
