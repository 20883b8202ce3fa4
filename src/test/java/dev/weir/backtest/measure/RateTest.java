package dev.weir.backtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Intervals of shares. The examples of single witnesses are those of Newcombe (1998), to four digits. */
final class RateTest {

    @Test
    void itIsWilsonsWhereEachCustomerIsHitOnce() {
        Rate rate = share(263, 81, 1);
        assertThat(rate.value()).isEqualTo(81 / 263.0);
        assertThat(rate.low()).isCloseTo(0.2553, within(0.0002));
        assertThat(rate.high()).isCloseTo(0.3662, within(0.0002));
    }

    @Test
    void wilsonsIsAsPublishedAtTheEndsToo() {
        assertThat(Rate.of(1, 29, 29).low()).isCloseTo(0.0061, within(0.0001));
        assertThat(Rate.of(1, 29, 29).high()).isCloseTo(0.1718, within(0.0001));
        assertThat(Rate.of(0, 20, 20).low()).isCloseTo(0, within(1e-9));
        assertThat(Rate.of(0, 20, 20).high()).isCloseTo(0.1611, within(0.0001));
        assertThat(Rate.of(20, 20, 20).low()).isCloseTo(0.8389, within(0.0001));
    }

    @Test
    void twoHitsOnACustomerThatAreAlwaysBothRightOrBothWrongAreOneWitness() {
        Rate rate = share(200, 180, 2);
        assertThat(rate.low()).isCloseTo(Rate.of(90, 100, 100).low(), within(0.001));
        assertThat(rate.high()).isCloseTo(Rate.of(90, 100, 100).high(), within(0.001));
    }

    @Test
    void aCustomerWhoIsAlwaysRightCountsOnce() {
        assertThat(share(40, 40, 4)).isEqualTo(Rate.of(40, 40, 10));
    }

    @Test
    void ofNothingItMayBeAnything() {
        assertThat(share(0, 0, 1)).isEqualTo(new Rate(0, 0, 0, 1)).isEqualTo(Rate.OF_NOTHING);
        assertThat(Rate.OF_NOTHING.isKnown()).isFalse();
        assertThat(Rate.OF_NOTHING.value()).isZero();
    }

    @Test
    void theLastCustomerWithAGroupOfTheirOwnIsTheLastOfAsManyAsThereAre() {
        CustomerGroups groups = new CustomerGroups();
        for (int i = 0; i < CustomerGroups.MOST; i++) {
            assertThat(groups.of("c-" + i)).isEqualTo(i);
        }
        assertThat(groups.of("one more")).isBetween(0, CustomerGroups.MOST - 1).isEqualTo(groups.of("one more"));
        assertThat(groups.of("c-0")).isZero();
    }

    private static Rate share(int all, int right, int perCustomer) {
        GroupedCounts of = new GroupedCounts();
        GroupedCounts these = new GroupedCounts();
        for (int i = 0; i < all; i++) {
            of.add(i / perCustomer);
            if (i < right) {
                these.add(i / perCustomer);
            }
        }
        return of.share(these);
    }
}
