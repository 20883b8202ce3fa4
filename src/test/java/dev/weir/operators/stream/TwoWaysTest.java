package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.operators.Ingested;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An event and the time behind it on the two ways from Route to Decide, of which one takes longer, where Flink's own valve
 * joins them.
 */
final class TwoWaysTest {
    private static final long NOON = 43_200_000;
    private static final long TICK = 200;
    private static final int DIRECT = 0;
    private static final int PROFILE = 1;

    /** What arrives at Decide, by when it arrives. */
    private final Map<Long, List<Arrival>> arrivals = new TreeMap<>();

    private record Arrival(int way, Object what) {}

    @ParameterizedTest
    @CsvSource({"0, 199", "199, 0", "0, 0"})
    void timeOvertakesNoEventAfterASilence(long directMillis, long profileMillis) throws Exception {
        try (var stream = stream();
                var profile = DecideInstances.room(Backend.HEAP, 1)) {
            for (long atMillis = TICK; atMillis <= 20 * TICK; atMillis += TICK) {
                if (atMillis % (10 * TICK) == 5 * TICK) { // between two of them the stream is quiet for two seconds
                    pay(stream, NOON + 100 * atMillis);
                    pay(stream, NOON + 100 * atMillis + 10_000);
                }
                stream.setProcessingTime(2 * NOON + atMillis);
                for (Object said : List.copyOf(stream.getOutput())) {
                    arrive(atMillis + directMillis, DIRECT, said);
                    for (Object later : behind(profile, said)) {
                        arrive(atMillis + profileMillis, PROFILE, later);
                    }
                }
                stream.getOutput().clear();
            }
        }

        Joined joined = joined();
        assertThat(joined.events).hasSize(4);
        assertThat(joined.late).isEmpty();
        assertThat(joined.reachedMillis).isGreaterThan(NOON + 15 * 100 * TICK);
    }

    private static OneInputStreamOperatorTestHarness<Ingested, Event> stream() throws Exception {
        var stream = new OneInputStreamOperatorTestHarness<>(
                new EventTimeOperator(EventType.TRANSACTION, JobSettingsForTests.SETTINGS), 8, 1, 0);
        stream.setup(
                RecordTypes.EVENT.createSerializer(stream.getExecutionConfig().getSerializerConfig()));
        stream.getExecutionConfig().setAutoWatermarkInterval(TICK);
        stream.setProcessingTime(2 * NOON);
        stream.open();
        return stream;
    }

    private static void pay(OneInputStreamOperatorTestHarness<Ingested, Event> stream, long atMillis) throws Exception {
        stream.processElement(
                new StreamRecord<>(new Ingested(payment("t").at(atMillis).event(), 0)));
    }

    private void arrive(long atMillis, int way, Object what) {
        arrivals.computeIfAbsent(atMillis, first -> new ArrayList<>()).add(new Arrival(way, what));
    }

    /** What Profile makes of it: of time what its operator does, and the event itself has no key there. */
    private static List<Object> behind(KeyedInstances<?, ?> profile, Object said) throws Exception {
        if (said instanceof Watermark mark) {
            profile.watermark(mark.getTimestamp());
        } else if (said instanceof WatermarkStatus status) {
            profile.status(status);
        }
        return profile.outputAndTime();
    }

    private Joined joined() throws Exception {
        Joined joined = new Joined();
        StatusWatermarkValve valve = new StatusWatermarkValve(2);
        for (List<Arrival> together : arrivals.values()) {
            for (Arrival arrival : together) {
                if (arrival.what() instanceof Watermark mark) {
                    valve.inputWatermark(mark, arrival.way(), joined);
                } else if (arrival.what() instanceof WatermarkStatus status) {
                    valve.inputWatermarkStatus(status, arrival.way(), joined);
                } else if (arrival.what() instanceof StreamRecord<?> record
                        && record.getValue() instanceof Event event) {
                    joined.emitRecord(new StreamRecord<>(event));
                }
            }
        }
        return joined;
    }

    /** What comes out of the valve. */
    private static final class Joined implements PushingAsyncDataInput.DataOutput<Event> {
        private final List<Event> events = new ArrayList<>();
        private final List<Event> late = new ArrayList<>();
        private long reachedMillis = Long.MIN_VALUE;

        @Override
        public void emitRecord(StreamRecord<Event> record) {
            Event event = record.getValue();
            events.add(event);
            if (event.timestampMillis() <= reachedMillis) {
                late.add(event);
            }
        }

        @Override
        public void emitWatermark(Watermark mark) {
            reachedMillis = mark.getTimestamp();
        }

        @Override
        public void emitWatermarkStatus(WatermarkStatus status) {}

        @Override
        public void emitLatencyMarker(org.apache.flink.streaming.runtime.streamrecord.LatencyMarker marker) {}

        @Override
        public void emitRecordAttributes(org.apache.flink.streaming.runtime.streamrecord.RecordAttributes attributes) {}

        @Override
        public void emitWatermark(org.apache.flink.runtime.event.WatermarkEvent mark) {}
    }
}
