package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the next snapshot is expected. */
final class SnapshotRhythmTest {
    private final SnapshotRhythm rhythm = new SnapshotRhythm();

    @Test
    void nothingIsExpectedBeforeTheSecondSnapshot() {
        assertThat(rhythm.millisUntilNext(1_000)).isEqualTo(SnapshotRhythm.UNKNOWN);
        rhythm.snapshot(1_000);
        assertThat(rhythm.millisUntilNext(1_000)).isEqualTo(SnapshotRhythm.UNKNOWN);
    }

    @Test
    void theNextIsExpectedAsLongAfterTheLastAsThatCameAfterTheOneBefore() {
        rhythm.snapshot(1_000);
        rhythm.snapshot(11_000);
        assertThat(rhythm.millisUntilNext(11_000)).isEqualTo(10_000);
        assertThat(rhythm.millisUntilNext(20_999)).isEqualTo(1);

        rhythm.snapshot(13_000); // a savepoint
        assertThat(rhythm.millisUntilNext(14_500)).isEqualTo(500);
        rhythm.snapshot(21_000);
        rhythm.snapshot(31_000);
        assertThat(rhythm.millisUntilNext(31_000)).isEqualTo(10_000);
    }

    @Test
    void oneThatIsOverdueIsDueForAWhile() {
        rhythm.snapshot(1_000);
        rhythm.snapshot(11_000);
        assertThat(rhythm.millisUntilNext(21_000)).isZero();
        assertThat(rhythm.millisUntilNext(21_000 + SnapshotRhythm.PATIENCE_MILLIS))
                .isZero();
        assertThat(rhythm.millisUntilNext(21_001 + SnapshotRhythm.PATIENCE_MILLIS))
                .isEqualTo(SnapshotRhythm.UNKNOWN);
    }

    /** Clocks are set back, and two snapshots can have the same time. */
    @Test
    void noDistanceIsNoRhythm() {
        rhythm.snapshot(1_000);
        rhythm.snapshot(1_000);
        assertThat(rhythm.millisUntilNext(1_000)).isEqualTo(SnapshotRhythm.UNKNOWN);
        rhythm.snapshot(500);
        assertThat(rhythm.millisUntilNext(500)).isEqualTo(SnapshotRhythm.UNKNOWN);
    }
}
