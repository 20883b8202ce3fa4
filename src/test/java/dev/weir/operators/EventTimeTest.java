package dev.weir.operators;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

final class EventTimeTest {
    private static final long LATENESS = 500;
    private static final String IDLE = "idle";

    private long nowMillis = 1_700_000_000_000L;
    private final EventTime eventTime = new EventTime(LATENESS, () -> nowMillis);
    private final Said said = new Said();

    @Test
    void aStreamThatNeverHadAnEventHasNoTimeAndHoldsNobodyBack() {
        assertThat(emitted()).containsExactly(IDLE);
    }

    @Test
    void eventTimeStaysBehindTheLatestEvent() {
        event(10_000);
        event(9_000);

        assertThat(emitted()).containsExactly("9499");
    }

    @Test
    void onAQuietStreamEventTimeGoesOnByTheWallClockAndHoldsNobodyBack() {
        event(10_000);
        nowMillis += EventTime.QUIET_MILLIS;
        assertThat(emitted()).containsExactly("9499");

        nowMillis += 1;
        assertThat(emitted()).containsExactly("10500", IDLE);
        nowMillis += 3_600_000;
        assertThat(emitted()).containsExactly("3610500", IDLE);
    }

    @Test
    void anEventEndsTheQuiet() {
        event(10_000);
        nowMillis += 60_000;
        event(11_000);

        assertThat(emitted()).containsExactly("10499");
    }

    @Test
    void aProcessThatStandsStillIsNoQuietStream() {
        assertThat(emitted()).containsExactly(IDLE);
        event(10_000);
        nowMillis += 60_000;

        assertThat(emitted()).containsExactly("9499");
        nowMillis += 200;
        assertThat(emitted()).containsExactly("69699", IDLE);
    }

    @Test
    void historyIsAsOldAsItIs() {
        event(-62_000_000_000_000L);

        assertThat(emitted()).containsExactly("-62000000000501");
    }

    @Test
    void anEventAtTheBeginningOfTimeDoesNotPutEventTimeAtItsEnd() {
        event(Long.MIN_VALUE + 1);

        assertThat(emitted()).containsExactly(Long.toString(Long.MIN_VALUE));
    }

    @Test
    void eventTimeGoesOnFromWhereItWasBeforeARestart() {
        eventTime.resume(10_000);
        assertThat(emitted()).containsExactly("9499");
        nowMillis += EventTime.SETTLING_MILLIS + EventTime.QUIET_MILLIS;
        assertThat(emitted()).as("what waited comes first").containsExactly("9499");

        nowMillis += 1;
        assertThat(emitted()).containsExactly("10500", IDLE);
        assertThat(eventTime.reachedMillis()).isEqualTo(11_001);
    }

    @Test
    void anEventIsLateIfTheTimeOfItsStreamHasPassedIt() {
        event(10_000);
        assertThat(eventTime.isLate(payment("t").at(1).event()))
                .as("before any watermark")
                .isFalse();
        assertThat(emitted()).containsExactly("9499");

        assertThat(eventTime.isLate(payment("t").at(9_499).event())).isTrue();
        assertThat(eventTime.isLate(payment("t").at(9_500).event())).isFalse();
    }

    private void event(long atMillis) {
        eventTime.onEvent(payment("t").at(atMillis).event(), atMillis, said);
    }

    private List<String> emitted() {
        said.marks.clear();
        eventTime.onPeriodicEmit(said);
        return List.copyOf(said.marks);
    }

    /** What was said of time, in order. */
    private static final class Said implements WatermarkOutput {
        private final List<String> marks = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            marks.add(Long.toString(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
            marks.add(IDLE);
        }

        @Override
        public void markActive() {
            marks.add("active");
        }
    }
}
