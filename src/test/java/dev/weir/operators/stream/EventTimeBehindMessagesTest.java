package dev.weir.operators.stream;

import static dev.weir.operators.stream.DecideInstances.announced;
import static dev.weir.operators.stream.DecideInstances.counting;
import static dev.weir.operators.stream.DecideInstances.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.events.answer.Decision;
import dev.weir.operators.stream.KeyedInstances.Backend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;

/** Event time goes on from Profile and Decide only behind what came before it. */
final class EventTimeBehindMessagesTest {
    private static final Watermark NOON = new Watermark(43_200_000);

    @Test
    void eventTimeDoesNotOvertakeWhatWaitsForItsEpoch() throws Exception {
        try (var room = DecideInstances.room(Backend.HEAP, 1)) {
            room.receive(announced("c-1", 2));
            room.receive(signal("c-1", 2));
            room.watermark(NOON.getTimestamp() - 1);
            room.watermark(NOON.getTimestamp());
            assertThat(room.outputAndTime()).isEmpty();

            room.receive(Documented.put(2, "counting", counting(2, "BLOCK")));

            assertThat(room.outputAndTime()).hasSize(2).satisfies(all -> {
                assertThat(all.get(0)).isInstanceOf(Decision.class);
                assertThat(all.get(1)).isEqualTo(NOON);
            });
        }
    }

    @Test
    void eventTimeWaitsUntilTheLastEpochIsThere() throws Exception {
        try (var room = DecideInstances.room(Backend.HEAP, 1)) {
            room.receive(announced("c-1", 2));
            room.receive(announced("c-2", 3));
            room.watermark(NOON.getTimestamp());

            room.receive(Documented.put(2, "counting", counting(2, "BLOCK")));
            assertThat(room.outputAndTime()).isEmpty();
            room.receive(Documented.put(3, "counting", counting(3, "BLOCK")));

            assertThat(room.outputAndTime()).containsExactly(NOON);
        }
    }

    @Test
    void eventTimeGoesOnAfterARestartWhileSomethingWaited() throws Exception {
        try (var before = DecideInstances.room(Backend.HEAP, 1)) {
            before.receive(announced("c-1", 2));
            try (var room = before.restarted(1)) {
                room.receive(Documented.put(2, "counting", counting(2, "BLOCK")));
                room.watermark(NOON.getTimestamp());

                assertThat(room.outputAndTime()).containsExactly(NOON);
            }
        }
    }

    @Test
    void whoHearsFromAllInstancesIsNotToldThatOneOfThemIsIdle() throws Exception {
        try (var room = DecideInstances.room(Backend.HEAP, 2)) {
            room.watermark(NOON.getTimestamp());
            room.status(WatermarkStatus.IDLE);
            assertThat(room.outputAndTime()).containsExactly(NOON, NOON);
        }
    }
}
