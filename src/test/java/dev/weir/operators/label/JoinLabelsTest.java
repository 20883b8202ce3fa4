package dev.weir.operators.label;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LabelSettings;
import dev.weir.engine.label.LabelJoin;
import dev.weir.events.Event;
import dev.weir.events.definition.LinkedBack;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.DeadLetter;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.Quarantine;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RecordTypes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Birth, restart, rescale and death of what is kept until a label comes. */
final class JoinLabelsTest {
    private static final int MAX_PARALLELISM = 8;
    private static final int PAYMENTS = 20;
    private static final long HORIZON = 1_000;
    private static final EventReader READER = JsonEvents.of(config());

    private Quarantine quarantine = Quarantine.NONE;
    private final List<KeyedOneInputStreamOperatorTestHarness<String, Event, Event>> instances = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }

    @Test
    void paymentsAndLabelsThatWaitSurviveARestartAtAnyParallelism() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        for (int i = 0; i < PAYMENTS; i++) {
            one.processElement(i % 2 == 0 ? paid(i) : label(i, true, 5), 0);
        }
        OperatorSubtaskState state = one.snapshot(1, 1);
        var two = List.of(start(0, 2, state), start(1, 2, state));
        for (int i = 0; i < PAYMENTS; i++) {
            var instance = two.get(instanceOf("t-" + i));
            instance.processElement(i % 2 == 0 ? label(i, true, 5) : paid(i), 0);
            instance.processElement(label(i, true, 6), 0);
            instance.processElement(label(i, false, 7), 0);
        }

        assertThat(one.extractOutputValues()).isEmpty();
        List<Event> joined = new ArrayList<>(two.get(0).extractOutputValues());
        joined.addAll(two.get(1).extractOutputValues());
        assertThat(joined)
                .hasSize(2 * PAYMENTS)
                .allSatisfy(event -> assertThat(
                                ((FraudLabel) event).transaction().orElseThrow().amount())
                        .isEqualTo(10));
        assertThat(joined).filteredOn(event -> ((FraudLabel) event).replaces()).hasSize(PAYMENTS);
    }

    @Test
    void aLabelThatCountedBeforeARestartIsNotCountedAfterIt() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(paid(1), 0);
        one.processElement(label(1, true, 5), 0);

        var again = start(0, 1, one.snapshot(1, 1));
        again.processElement(label(1, true, 5), 0);

        assertThat(one.extractOutputValues()).hasSize(1);
        assertThat(again.extractOutputValues()).isEmpty();
    }

    @Test
    void nothingIsKeptBeyondTheHorizon() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(paid(1), 0);
        one.processElement(paid(1), 0);
        one.processElement(label(1, true, 5), 0);
        one.processElement(label(2, true, 5), 0);
        assertThat(one.numKeyedStateEntries()).isEqualTo(2);
        assertThat(one.numEventTimeTimers()).isEqualTo(2);

        one.processWatermark(HORIZON);
        assertThat(one.numKeyedStateEntries()).isEqualTo(2);
        one.processWatermark(HORIZON + 1);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processWatermark(HORIZON + 6);
        assertThat(one.numKeyedStateEntries()).isZero();
        assertThat(one.numEventTimeTimers()).isZero();
    }

    @Test
    void aLabelOfAnUnknownPaymentIsADeadLetterOnceThatIsCertainAndIsReadAsItWas() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(label(2, true, 5), 0);
        one.processElement(paid(3), 0);
        one.processElement(label(3, true, HORIZON + 1), 0);
        one.processWatermark(HORIZON + 5);
        assertThat(letters(one)).as("longer ago than the horizon").containsExactly(label(3, true, HORIZON + 1));

        one.processWatermark(HORIZON + 6);
        assertThat(letters(one)).containsExactly(label(3, true, HORIZON + 1), label(2, true, 5));
        DeadLetter letter = one.getSideOutput(JoinLabels.UNKNOWN).peek().getValue();
        assertThat(letter.error()).startsWith("unknown-transaction: ");
        assertThat(letter.record().topic()).isEqualTo("labels");
        assertThat(letter.record().offset()).isNegative();
        assertThat(new String(letter.record().value(), StandardCharsets.UTF_8))
                .contains("\"verdict\":{\"fraud\":true}");
    }

    @Test
    void ofUnknownPaymentsSixHundredLettersAreWrittenInAMinuteAndTheRestIsCounted() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        for (int i = 0; i < LetterGate.MOST_A_MINUTE + 1; i++) {
            one.processElement(label(i, true, 5), 0);
        }
        one.processWatermark(HORIZON + 6);
        assertThat(letters(one)).hasSize(LetterGate.MOST_A_MINUTE);

        one.setProcessingTime(60_000);
        one.processElement(label(0, true, 5_000), 0);
        one.processWatermark(10_000);
        assertThat(letters(one)).hasSize(LetterGate.MOST_A_MINUTE + 1);
    }

    private static List<Event> letters(KeyedOneInputStreamOperatorTestHarness<String, Event, Event> of) {
        List<Event> read = new ArrayList<>();
        var written = of.getSideOutput(JoinLabels.UNKNOWN);
        if (written != null) {
            written.forEach(letter ->
                    read.addAll(READER.read(letter.getValue().record()).events()));
        }
        return read;
    }

    @Test
    void aRestartAfterTheEndForgetsInTime() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(paid(1), 0);

        var again = start(0, 1, one.snapshot(1, 1));
        again.processWatermark(HORIZON + 1);

        assertThat(again.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatMadeTheJobFailTwiceIsLeftOut(@TempDir Path notes) throws Exception {
        quarantine = new Quarantine(Set.of(), notes.toUri().toString());
        for (int attempt = 0; attempt < 2; attempt++) {
            QuarantineList.known(quarantine).note(label(1, true, 5), new IllegalStateException());
            QuarantineList.known(quarantine).note("t-2", new IllegalStateException());
        }
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(paid(1), 0);
        one.processElement(label(1, true, 5), 0);
        one.processElement(paid(2), 0);
        assertThat(one.extractOutputValues()).isEmpty();

        one.processWatermark(HORIZON + 1);
        assertThat(one.numKeyedStateEntries()).isZero();
    }

    @Test
    void aPaymentComesWithoutItsLinesAndForWhomItCountsOnceThatIsKnown() {
        List<Event> out = new ArrayList<>();
        var collector = new ListCollector<>(out);
        new OfTransactions().flatMap(payment("t-1").line("s-1", 2).event(), collector);
        new OfTransactions().flatMap(label(1, true, 5), collector);
        new OfTransactions().flatMap(new LinkedBack(payment("t-2").by("").event(), "customerId", "c-9"), collector);

        assertThat(out)
                .containsExactly(
                        payment("t-1").event(), payment("t-2").by("c-9").event());
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Event, Event> start(
            int instance, int parallelism, OperatorSubtaskState state) throws Exception {
        JobSettings settings =
                JobSettingsForTests.deciding(LabelSettings.reading(HORIZON)).with(quarantine);
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new JoinLabels(settings, READER)),
                LabelJoin::transactionOf,
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                instance);
        harness.setup(
                RecordTypes.EVENT.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, 1, parallelism, instance));
        harness.open();
        instances.add(harness);
        return harness;
    }

    private static int instanceOf(String transaction) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(transaction, MAX_PARALLELISM, 2);
    }

    private static JobConfig config() {
        try {
            return new JobConfigs()
                    .read(
                            "kafka: {bootstrapServers: b:1}\nlabels: {topic: labels}\nmappings: {label: {fraud: verdict.fraud}}\ntime: {earliest: 1970-01-01T00:00:00Z}\n",
                            Map.of(),
                            Map.of());
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    private static Event paid(int number) {
        return payment("t-" + number).at(0).event();
    }

    private static Event label(int number, boolean fraud, long atMillis) {
        return new FraudLabel("t-" + number, fraud, atMillis);
    }
}
