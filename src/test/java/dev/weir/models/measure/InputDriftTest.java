package dev.weir.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.engine.Bytes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class InputDriftTest {

    /** A flag that was 1 in half of the examples and is now in a fifth: 0.3 ln 1.6 - 0.3 ln 0.4. */
    @Test
    void aFlagHasTheIndexThatOneComputesByHand() {
        InputDrift drift = new InputDrift(1);
        for (int i = 0; i < 1000; i++) {
            drift.trained(new double[] {i % 2});
        }
        for (int i = 0; i < 1000; i++) {
            drift.seen(new double[] {i % 5 == 0 ? 1 : 0});
        }
        assertThat(drift.psi(0)).isCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), within(1e-9));
    }

    @Test
    void inputsThatGoOnAsBeforeHaveAnIndexNearZeroAndShiftedOrAbsentOnesALargeOne() {
        InputDrift drift = new InputDrift(3);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5000; i++) {
            drift.trained(new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()});
        }
        for (int i = 0; i < 5000; i++) {
            drift.seen(new double[] {random.nextDouble(), random.nextDouble() + 0.3, Double.NaN});
        }
        assertThat(drift.psi(0)).isLessThan(0.02);
        assertThat(drift.psi(1)).isGreaterThan(0.25);
        assertThat(drift.psi(2)).isGreaterThan(0.25).isFinite();
        assertThat(drift.absent(2)).isEqualTo(1);
        assertThat(drift.absent(0)).isZero();
    }

    @Test
    void aValueThatWasRareBelowOrNeverThereHasABinOfItsOwn() {
        InputDrift drift = new InputDrift(2);
        for (int i = 0; i < 1000; i++) {
            drift.trained(new double[] {i % 100 == 0 ? 0 : 1, 1});
        }
        for (int i = 0; i < 1000; i++) {
            drift.seen(new double[] {i % 2, i % 2 == 0 ? 1 : 9e300});
        }
        assertThat(drift.psi(0)).isGreaterThan(0.25);
        assertThat(drift.psi(1)).isGreaterThan(0.25);
    }

    @Test
    void beforeThereAreBinsThereIsNoIndexAndFromThe500thExampleThereIs() {
        InputDrift drift = new InputDrift(1);
        for (int i = 1; i < InputDrift.SAMPLE; i++) {
            drift.trained(new double[] {i});
            drift.seen(new double[] {i});
        }
        assertThat(drift.psi(0)).isNaN();
        drift = Bytes.there(new InputDriftCodec(), drift);
        drift.trained(new double[] {InputDrift.SAMPLE});
        assertThat(drift.psi(0)).as("nothing was seen").isNaN();
        drift.seen(new double[] {1});
        assertThat(drift.psi(0)).isPositive();
        InputDrift restored = Bytes.there(new InputDriftCodec(), drift);
        assertThat(Bytes.of(new InputDriftCodec(), restored)).isEqualTo(Bytes.of(new InputDriftCodec(), drift));
    }

    @Test
    void whatWasSeenLongAgoFades() {
        InputDrift drift = new InputDrift(1);
        for (int i = 0; i < 1000; i++) {
            drift.trained(new double[] {i});
        }
        for (int i = 0; i < 5 * InputDrift.MOST_RECENT; i++) {
            drift.seen(new double[] {-1});
        }
        double drifted = drift.psi(0);
        for (int i = 0; i < 5 * InputDrift.MOST_RECENT; i++) {
            drift.seen(new double[] {i % 1000});
        }
        assertThat(drifted).isGreaterThan(2);
        assertThat(drift.psi(0)).isLessThan(0.25);
    }

    @Test
    void anInputThatWasNeverThereHasNoDriftUntilItComes() {
        InputDrift drift = new InputDrift(1);
        for (int i = 0; i < 1000; i++) {
            drift.trained(new double[] {Double.NaN});
            drift.seen(new double[] {Double.POSITIVE_INFINITY});
        }
        assertThat(drift.psi(0)).isZero();
        drift.seen(new double[] {1});
        assertThat(drift.psi(0)).isPositive();
    }

    @Test
    void driftIsKeptOf256InputsAtMost() {
        assertThat(new InputDrift(InputDrift.MOST_INPUTS).inputs()).isEqualTo(256);
        assertThatThrownBy(() -> new InputDrift(257)).hasMessage("257 inputs; drift is kept of at most 256");
    }
}
