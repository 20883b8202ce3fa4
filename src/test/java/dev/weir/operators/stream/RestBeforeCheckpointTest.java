package dev.weir.operators.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.Routed;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.operators.SnapshotRhythm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Little is left to write when a checkpoint comes at the time when it is expected. */
final class RestBeforeCheckpointTest {

    /** The third checkpoint is expected at 30 s. */
    static KeyedInstances<Routed, SubjectMessage> roomOfTwoCheckpoints() throws Exception {
        var room = CachedValueTest.room(CachedValueTest.USUAL);
        for (int millis : List.of(10_000, 20_000)) {
            room.clock(millis);
            room.checkpoint();
        }
        return room;
    }

    static void receiveAt(KeyedInstances<Routed, SubjectMessage> room, long millis, String card) throws Exception {
        room.clock(millis);
        room.receive(CachedValueTest.paid("t-" + millis, card));
    }

    @Test
    void valuesRestOnlyAsLongAsItIsToTheNextCheckpoint() throws Exception {
        try (var room = roomOfTwoCheckpoints()) {
            receiveAt(room, 28_000, "card-1");
            receiveAt(room, 28_999, "card-2");
            assertThat(room.accesses("profile", "update")).isZero();
            receiveAt(room, 29_000, "card-3");
            assertThat(room.accesses("profile", "update")).as("card-1").isEqualTo(1);

            receiveAt(room, 29_949, "card-4");
            assertThat(room.accesses("profile", "update")).as("2 and 3").isEqualTo(3);
            receiveAt(room, 29_949 + CachedValue.SHORT_REST_MILLIS - 1, "card-5");
            assertThat(room.accesses("profile", "update")).isEqualTo(3);
            receiveAt(room, 29_949 + CachedValue.SHORT_REST_MILLIS, "card-6");
            assertThat(room.accesses("profile", "update")).as("card-4").isEqualTo(4);

            room.checkpoint();
            assertThat(room.accesses("profile", "update")).as("5 and 6").isEqualTo(6);
        }
    }

    @Test
    void aCheckpointThatDoesNotComeIsNotExpectedForLong() throws Exception {
        try (var room = roomOfTwoCheckpoints()) {
            long last = 30_000 + SnapshotRhythm.PATIENCE_MILLIS;
            receiveAt(room, last - CachedValue.SHORT_REST_MILLIS, "card-1");
            receiveAt(room, last, "card-2");
            assertThat(room.accesses("profile", "update")).as("card-1").isEqualTo(1);
            receiveAt(room, last + CachedValue.REST_MILLIS - 1, "card-3");
            assertThat(room.accesses("profile", "update")).isEqualTo(1);
            receiveAt(room, last + CachedValue.REST_MILLIS, "card-4");
            assertThat(room.accesses("profile", "update")).as("card-2").isEqualTo(2);
        }
    }
}
