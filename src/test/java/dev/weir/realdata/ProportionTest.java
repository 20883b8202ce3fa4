package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Intervals of shares. The examples of single witnesses are those of Newcombe (1998), to four digits. */
final class ProportionTest {
    private final Proportion proportion = new Proportion();

    @Test
    void itIsWilsonsWhereEachCustomerIsHitOnce() {
        fill(263, 81, 1);
        assertThat(proportion.interval().low()).isCloseTo(0.2553, within(0.0002));
        assertThat(proportion.interval().high()).isCloseTo(0.3662, within(0.0002));
    }

    @Test
    void wilsonsIsAsPublishedAtTheEndsToo() {
        assertThat(Proportion.wilson(1.0 / 29, 29).low()).isCloseTo(0.0061, within(0.0001));
        assertThat(Proportion.wilson(1.0 / 29, 29).high()).isCloseTo(0.1718, within(0.0001));
        assertThat(Proportion.wilson(0, 20).low()).isCloseTo(0, within(1e-9));
        assertThat(Proportion.wilson(0, 20).high()).isCloseTo(0.1611, within(0.0001));
        assertThat(Proportion.wilson(1, 20).low()).isCloseTo(0.8389, within(0.0001));
    }

    @Test
    void twoHitsOnACustomerThatAreAlwaysBothRightOrBothWrongAreOneWitness() {
        fill(200, 180, 2);
        Proportion.Interval ofHalf = Proportion.wilson(0.9, 100);
        assertThat(proportion.interval().low()).isCloseTo(ofHalf.low(), within(0.001));
        assertThat(proportion.interval().high()).isCloseTo(ofHalf.high(), within(0.001));
    }

    @Test
    void aCustomerWhoIsAlwaysRightCountsOnce() {
        fill(40, 40, 4);
        assertThat(proportion.interval()).isEqualTo(Proportion.wilson(1, 10));
    }

    @Test
    void ofNothingItMayBeAnything() {
        assertThat(proportion.interval()).isEqualTo(new Proportion.Interval(0, 1));
        assertThat(proportion.share()).isZero();
    }

    @Test
    void customersOfTwoSetsAreDifferentPeople() {
        proportion.count("c-1", true);
        Proportion other = new Proportion();
        other.count("c-1", true);
        Proportion both = new Proportion();
        both.addAll(proportion, "one ");
        both.addAll(other, "two ");
        assertThat(both.all()).isEqualTo(2);
        assertThat(both.right()).isEqualTo(2);
        assertThat(both.interval()).isEqualTo(Proportion.wilson(1, 2));
    }

    private void fill(int all, int right, int perCustomer) {
        for (int i = 0; i < all; i++) {
            proportion.count("c-" + i / perCustomer, i < right);
        }
    }
}
