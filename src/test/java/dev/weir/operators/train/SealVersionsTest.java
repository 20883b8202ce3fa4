package dev.weir.operators.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.engine.seal.TrainedSeal;
import dev.weir.engine.train.Publication;
import dev.weir.events.record.Sender;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoProcessOperator;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Versions of models with the seal of the job, and what it proves. */
final class SealVersionsTest {
    private static final byte[] KEY = new byte[SwitchOffSeal.KEY_BYTES];
    private static final Publication VERSION = new Publication("card-fraud/shadow", 4, "{\"version\":4}");

    private final TrainedSeal seal = new TrainedSeal(KEY);

    @Test
    void aVersionWaitsForTheKeyOfTheRulebookAlsoAcrossARestart() throws Exception {
        OperatorSubtaskState state;
        try (var operator = open(OperatorSubtaskState.builder().build())) {
            operator.processElement1(VERSION, 0);
            assertThat(operator.extractOutputValues()).isEmpty();
            state = operator.snapshot(1, 1);
        }
        try (var operator = open(state)) {
            operator.processElement2(KEY, 0);
            operator.processElement1(VERSION, 0);

            assertThat(operator.extractOutputValues())
                    .containsExactly(VERSION.sealed(sealOf(VERSION)), VERSION.sealed(sealOf(VERSION)));
            state = operator.snapshot(2, 2);
        }
        try (var operator = open(state)) {
            operator.processElement1(VERSION, 0);

            assertThat(operator.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void aSealIsOfOneVersionOfOneDocumentUnderOneKey() {
        Sender sender = new Sender(TrainedSeal.SENDER, 0, sealOf(VERSION));

        assertThat(seal.isOn(VERSION.keyUtf8(), VERSION.utf8(), sender)).isTrue();
        assertThat(seal.isOn(new byte[] {1}, VERSION.utf8(), sender)).isFalse();
        assertThat(seal.isOn(VERSION.keyUtf8(), new byte[] {1}, sender)).isFalse();
        assertThat(seal.isOn(VERSION.keyUtf8(), VERSION.utf8(), new Sender("ann", 0, sender.signature())))
                .isFalse();
        assertThat(seal.isOn(VERSION.keyUtf8(), VERSION.utf8(), new Sender(TrainedSeal.SENDER, 0, "")))
                .isFalse();
        byte[] other = KEY.clone();
        other[0] = 1;
        assertThat(new TrainedSeal(other).isOn(VERSION.keyUtf8(), VERSION.utf8(), sender))
                .isFalse();
        assertThatThrownBy(() -> new TrainedSeal(new byte[3])).hasMessageContaining("32 bytes, and not 3");
    }

    private String sealOf(Publication version) {
        return seal.of(version.keyUtf8(), version.utf8());
    }

    private static TwoInputStreamOperatorTestHarness<Publication, byte[], Publication> open(OperatorSubtaskState state)
            throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<>(new CoProcessOperator<>(new SealVersions()));
        harness.initializeState(state);
        harness.open();
        return harness;
    }
}
