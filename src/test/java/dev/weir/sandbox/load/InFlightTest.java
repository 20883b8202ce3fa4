package dev.weir.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @Test
    void saysWhenADecidedTransactionWasDue() {
        inFlight.sent("t-1", 42);
        assertThat(inFlight.decided("t-1")).hasValue(42);
    }

    @Test
    void measuresTheFirstDecisionOfATransactionAlone() {
        inFlight.sent("t-1", 42);
        inFlight.decided("t-1");
        assertThat(inFlight.decided("t-1")).isEmpty();
    }

    @Test
    void knowsNothingOfWhatOthersSent() {
        assertThat(inFlight.decided("t-1")).isEmpty();
    }

    @Test
    void doesNotWaitWhereNothingIsOnItsWay() throws Exception {
        assertThat(inFlight.awaitNone(60_000)).isZero();
    }

    @Test
    void saysHowManyAreStillOnTheirWayWhenTheTimeIsUp() throws Exception {
        inFlight.sent("t-1", 1);
        inFlight.sent("t-2", 2);
        assertThat(inFlight.awaitNone(1)).isEqualTo(2);
    }
}
