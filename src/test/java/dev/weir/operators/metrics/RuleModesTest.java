package dev.weir.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.engine.message.RulebookUpdate.Remove;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.rules.RuleDraft;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RuleModesTest {
    private final RulebookMemory memory = new RulebookMemory();
    private final MetricListener seen = new MetricListener();
    private RuleModes modes;

    @BeforeEach
    void twoRulesAreInForce() {
        memory.hold("old", new RulebookMemory.Held(1, rule("old", "off")));
        memory.hold("plain", new RulebookMemory.Held(1, RuleDraft.always("plain", 1, "BLOCK")));
        modes = new RuleModes(JobSettingsForTests.SETTINGS.documents(), memory);
        modes.show(seen.getMetricGroup());
    }

    @Test
    void theRulesThatWereInForceBeforeARestartCount() {
        assertThat(shown()).containsExactly(1, 0, 1);
    }

    @Test
    void aRuleCountsInTheModeOfItsLatestVersion() {
        modes.receive(Documented.put(1, "new", rule("new", "shadow")));
        modes.receive(Documented.put(2, "old", rule("old", "live")));

        assertThat(shown()).containsExactly(2, 1, 0);
    }

    @Test
    void aRuleThatTheJobSwitchedOffIsOffAndIsAlsoCountedByItselfUntilItIsOnAgain() {
        Put put = Documented.put(1, "plain", rule("plain", "live"));
        modes.receive(new Put(1, put.id(), put.document(), put.bornEpoch(), put.patterns(), true));
        assertThat(shown()).containsExactly(0, 0, 2);
        assertThat(switchedOff()).isEqualTo(1);

        modes.receive(put);
        assertThat(shown()).containsExactly(1, 0, 1);
        assertThat(switchedOff()).isZero();
    }

    private int switchedOff() {
        return seen.<Integer>getGauge("rulesSwitchedOff").orElseThrow().getValue();
    }

    @Test
    void aRuleThatIsGoneCountsNoMore() {
        modes.receive(new Remove(1, "plain"));
        modes.receive(new Remove(2, "never there"));

        assertThat(shown()).containsExactly(0, 0, 1);
    }

    private List<Integer> shown() {
        List<Integer> counts = new ArrayList<>();
        for (String mode : List.of("live", "shadow", "off")) {
            Gauge<Integer> gauge = seen.<Integer>getGauge("mode", mode, "rules").orElseThrow();
            counts.add(gauge.getValue());
        }
        return counts;
    }

    private static String rule(String id, String mode) {
        return RuleDraft.rule(id).with("mode: " + mode).json();
    }
}
