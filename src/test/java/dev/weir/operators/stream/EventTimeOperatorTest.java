package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.table.TableRow;
import dev.weir.operators.Ingested;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class EventTimeOperatorTest {
    private static final long HOUR = 3_600_000;

    @Test
    void theTimeAtWhichTheRecordWasWrittenStaysBesideTheEvent() throws Exception {
        try (var harness = started(1, 0, HOUR)) {
            harness.processElement(
                    new StreamRecord<>(new Ingested(payment("t").at(5_000).event(), 0), 7_000));

            assertThat(harness.extractOutputStreamRecords())
                    .extracting(StreamRecord::getTimestamp)
                    .containsExactly(7_000L);
        }
    }

    @Test
    void rowsOfADeclaredTablePassAndMoveNoTime() throws Exception {
        TableRow row = new TableRow(
                EventType.table("customer"), "c-1", 9_000, false, Attributes.NONE, Set.of(), ChangeOrigin.UNKNOWN);
        try (var harness = started(1, 0, HOUR)) {
            harness.processElement(new StreamRecord<>(new Ingested(row, 0), 7_000));
            harness.setProcessingTime(HOUR + 1_000);
            assertThat(harness.extractOutputValues()).containsExactly(row);
            assertThat(harness.getOutput()).noneMatch(Watermark.class::isInstance);

            pay(harness, 5_000);
            harness.setProcessingTime(HOUR + 1_200);
            harness.setProcessingTime(HOUR + 1_400);
            assertThat(latest(harness)).isEqualTo(4_999);
        }
    }

    @Test
    void afterSilenceTheStreamIsKnownToBeLiveBeforeTheEventAndTimeGoesOnOnlyLater() throws Exception {
        try (var harness = started(1, 0, HOUR)) {
            harness.setProcessingTime(HOUR + 200);
            pay(harness, 5_000);
            harness.setProcessingTime(HOUR + 400);

            assertThat(said(harness)).containsExactly("IDLE", "ACTIVE", "an event");
            harness.setProcessingTime(HOUR + 600);
            assertThat(said(harness)).containsExactly("IDLE", "ACTIVE", "an event", "4999");
        }
    }

    @Test
    void onAQuietStreamEventTimeGoesOnAfterARestart() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = started(1, 0, HOUR)) {
            pay(harness, 5_000);
            saved = harness.snapshot(1, 1);
        }
        try (var harness = started(1, 0, 2 * HOUR, saved)) {
            harness.setProcessingTime(2 * HOUR + 1_000);
            assertThat(latest(harness)).isEqualTo(4_999);

            harness.setProcessingTime(3 * HOUR);
            assertThat(latest(harness)).isEqualTo(4_999 + HOUR - EventTime.SETTLING_MILLIS);
        }
    }

    @Test
    void afterARescaleAllGoOnFromTheOneThatWasFurthestBehind() throws Exception {
        OperatorSubtaskState ahead;
        OperatorSubtaskState behind;
        OperatorSubtaskState silent;
        try (var harness = started(3, 0, HOUR)) {
            pay(harness, 9_000);
            ahead = harness.snapshot(1, 1);
        }
        try (var harness = started(3, 1, HOUR)) {
            pay(harness, 5_000);
            behind = harness.snapshot(1, 1);
        }
        try (var harness = started(3, 2, HOUR)) {
            silent = harness.snapshot(1, 1);
        }
        try (var harness = started(2, 1, 2 * HOUR, ahead, behind, silent)) {
            harness.setProcessingTime(2 * HOUR + 1_000);

            assertThat(latest(harness)).isEqualTo(4_999);
        }
    }

    @Test
    void whatWasReachedBeforeARescaleIsThatOfTheSlowestPartition() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = started(1, 0, HOUR)) {
            pay(harness, 0, 90_000);
            pay(harness, 5, 40_000);
            saved = harness.snapshot(1, 1);
        }
        try (var harness = started(2, 0, 2 * HOUR, saved)) {
            pay(harness, 0, 95_000);
            harness.setProcessingTime(2 * HOUR + 1_000);
            assertThat(latest(harness)).isEqualTo(39_999);

            pay(harness, 0, 95_000);
            harness.setProcessingTime(2 * HOUR + EventTime.SETTLING_MILLIS + 2_000);
            assertThat(latest(harness)).isEqualTo(94_999);
        }
    }

    @Test
    void eventTimeFollowsTheSlowestPartitionThatIsLive() throws Exception {
        try (var harness = started(1, 0, HOUR)) {
            pay(harness, 0, 90_000);
            pay(harness, 1, 40_000);
            harness.setProcessingTime(HOUR + 200);
            assertThat(latest(harness)).isEqualTo(39_999);

            harness.setProcessingTime(HOUR + EventTime.QUIET_MILLIS);
            pay(harness, 0, 91_000);
            harness.setProcessingTime(HOUR + EventTime.QUIET_MILLIS + 200);
            assertThat(latest(harness)).isEqualTo(90_999);
        }
    }

    @Test
    void anEventAheadOfTheClockIsPassedOnAndCarriesNobodyAlong() throws Exception {
        try (var harness = started(1, 0, HOUR)) {
            pay(harness, 0, HOUR);
            pay(harness, 0, HOUR + 9 * 60_000);
            harness.setProcessingTime(HOUR + 200);

            assertThat(harness.extractOutputStreamRecords()).hasSize(2);
            assertThat(latest(harness)).isEqualTo(HOUR - 1);
        }
    }

    private static void pay(OneInputStreamOperatorTestHarness<Ingested, Event> harness, long atMillis)
            throws Exception {
        pay(harness, 0, atMillis);
    }

    private static void pay(OneInputStreamOperatorTestHarness<Ingested, Event> harness, int partition, long atMillis)
            throws Exception {
        harness.processElement(
                new StreamRecord<>(new Ingested(payment("t").at(atMillis).event(), partition)));
    }

    private static List<String> said(OneInputStreamOperatorTestHarness<Ingested, Event> harness) {
        return harness.getOutput().stream()
                .map(one -> one instanceof Watermark mark
                        ? Long.toString(mark.getTimestamp())
                        : one instanceof WatermarkStatus status ? (status.isIdle() ? "IDLE" : "ACTIVE") : "an event")
                .toList();
    }

    private static long latest(OneInputStreamOperatorTestHarness<Ingested, Event> harness) {
        List<Watermark> marks = harness.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(Watermark.class::cast)
                .toList();
        return marks.get(marks.size() - 1).getTimestamp();
    }

    private static OneInputStreamOperatorTestHarness<Ingested, Event> started(
            int parallelism, int instance, long nowMillis, OperatorSubtaskState... saved) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(
                new EventTimeOperator(EventType.TRANSACTION, JobSettingsForTests.SETTINGS), 8, parallelism, instance);
        harness.setup(
                RecordTypes.EVENT.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.getExecutionConfig().setAutoWatermarkInterval(200);
        harness.setProcessingTime(nowMillis);
        if (saved.length > 0) {
            harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    AbstractStreamOperatorTestHarness.repackageState(saved), 8, saved.length, parallelism, instance));
        }
        harness.open();
        return harness;
    }
}
