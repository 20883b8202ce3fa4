package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.SubjectStateCodec;
import dev.weir.engine.dedup.DeduplicationWindow;
import dev.weir.engine.dedup.TimeToLive;
import dev.weir.engine.pacing.PendingFiring;
import dev.weir.events.binary.Binary;
import dev.weir.rules.rule.Pacing;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The state of subjects that earlier releases wrote is read by this one. */
final class EarlierSubjectsTest {
    @Test
    void aSubjectOfWhichNoDecisionsWereRememberedHasNone() {
        byte[] written =
                HexFormat.of().parseHex("01ffffffffffffffffff01ffffffffffffffffff010100ffffffffffffffffff0100");

        SubjectState state = Bytes.read(new SubjectStateCodec(), written);

        assertThat(state.isToBeKept()).isFalse();
    }

    @Test
    void aSubjectForWhomNothingCouldWaitHasNothingThatWaits() {
        byte[] written =
                HexFormat.of().parseHex("05ffffffffffffffffff01ffffffffffffffffff010308ffffffffffffffffff010000000000");

        SubjectState state = Bytes.read(new SubjectStateCodec(), written);

        assertThat(state.waiting().isEmpty()).isTrue();
        assertThat(Bytes.of(new SubjectStateCodec(), state)[0]).isEqualTo((byte) 6);
    }

    @Test
    void aRestWhoseEndWasWrittenLastsUntilThenWhateverTheCooldownIs() throws IOException {
        SubjectState state = Bytes.read(new SubjectStateCodec(), written(out -> {
            Binary.writeVersion(2, out);
            new TimeToLive().write(out);
            new DeduplicationWindow().write(out);
            Binary.writeCount(1, out);
            Binary.writeText("r", out);
            Binary.writeZigZag(10_000, out);
            Binary.writeCount(0, out);
        }));

        SubjectState again = Bytes.there(new SubjectStateCodec(), state);

        assertThat(rests(again, 0, 9_999, 1)).isTrue();
        assertThat(rests(again, 0, 9_999, 50_000)).isTrue();
        assertThat(rests(again, 0, 10_000, 50_000)).isFalse();
        assertThat(rests(again, 1, 0, 50_000)).as("a rule born later").isFalse();
    }

    @Test
    void aSubjectOfWhichOnlyOutcomesWereRememberedKeepsThem() throws IOException {
        byte[] written = written(out -> {
            Binary.writeVersion(3, out);
            new TimeToLive().write(out);
            new DeduplicationWindow().write(out);
            Binary.writeCount(0, out);
            Binary.writeCount(1, out);
            Binary.writeText("REVIEW", out);
            Binary.writeCount(2, out);
            Binary.writeZigZag(10_000, out);
            Binary.writeZigZag(500, out);
        });
        SubjectState state = Bytes.read(new SubjectStateCodec(), written);

        byte[] again = Bytes.of(new SubjectStateCodec(), state);

        assertThat(state.isToBeKept()).isTrue();
        assertThat(again[0]).isEqualTo((byte) 6);
        assertThat(again)
                .hasSize(written.length + 3)
                .containsSequence(HexFormat.of().parseHex("0c524556494557"));
    }

    @Test
    void aRuleOfWhichTheLastFiringWasWrittenRestsFromThenOn() throws IOException {
        SubjectState state = Bytes.read(new SubjectStateCodec(), written(out -> {
            Binary.writeVersion(4, out);
            new TimeToLive().write(out);
            new DeduplicationWindow().write(out);
            Binary.writeCount(1, out);
            Binary.writeText("r", out);
            out.writeBoolean(false);
            Binary.writeVarLong(7, out);
            Binary.writeZigZag(10_000, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
        }));

        SubjectState again = Bytes.there(new SubjectStateCodec(), state);

        assertThat(rests(again, 7, 10_099, 100)).isTrue();
        assertThat(rests(again, 7, 10_100, 100)).isFalse();
        assertThat(rests(again, 8, 10_099, 100)).isFalse();
    }

    private static boolean rests(SubjectState state, long bornEpoch, long atMillis, long cooldownMillis) {
        Pacing pacing = new Pacing(cooldownMillis, Map.of(), Pacing.Cap.NONE);
        return state.fired().rests(new PendingFiring("r", pacing, 0, bornEpoch, 9, atMillis));
    }

    private interface Form {
        void write(DataOutput out) throws IOException;
    }

    private static byte[] written(Form form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        form.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
