package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Which models those that train them are told of when a job starts. */
final class ModelsAtStartTest {
    private static final String MODEL = "{\"model\":\"m\",\"version\":1,\"on\":\"transaction\",\"kind\":\"logistic\","
            + "\"inputs\":{\"amount\":\"transaction.amount\"},\"weights\":{\"amount\":0.01}}";

    @Test
    void aModelInForceIsToldOfAgainAtAStartWithStateAndNotAsNews() throws Exception {
        RawRecord record = new RawRecord("models", 0, 0, 0, utf8("m"), utf8(MODEL));
        OperatorSubtaskState state;
        try (var rulebook = start((offsets, receiver) -> receiver.receive(record))) {
            rulebook.prepareSnapshotPreBarrier(1);
            assertThat(rulebook.getSideOutput(ModelsAtStart.UPDATES)).isNull();
            state = rulebook.snapshot(1, 1);
        }
        try (var rulebook = start((offsets, receiver) -> {}, state)) {
            rulebook.setProcessingTime(1);

            assertThat(rulebook.getSideOutput(ModelsAtStart.UPDATES))
                    .extracting(told -> told.getValue())
                    .isEqualTo(List.of(new RulebookUpdate.PutDocument(1, "models/m", MODEL)));
            assertThat(rulebook.extractOutputValues()).containsExactly(new RulebookUpdate.Ready(1));
        }
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> start(
            RulebookBootstrap bootstrap, OperatorSubtaskState... state) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                new RulebookOperator(JobSettingsForTests.SETTINGS, bootstrap, () -> 0), 1, 1, 0);
        harness.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        if (state.length > 0) {
            harness.initializeState(state[0]);
        }
        harness.open();
        return harness;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
