package dev.weir.events.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import org.junit.jupiter.api.Test;

/** Texts of events that a rule reads as another type. */
final class TypedTextTest {
    @Test
    void aTimeTooFarAwayForMillisecondsIsAbsent() {
        assertThat(time("+999999999-12-31T23:59:59Z")).isEqualTo(Value.absent());
        assertThat(time("-999999999-01-01T00:00:00Z")).isEqualTo(Value.absent());
        assertThat(time("9223372036854775808")).isEqualTo(Value.absent());
        assertThat(time("1970-01-01T00:00:01Z")).isEqualTo(new Value.Time(1_000));
    }

    @Test
    void aNumberIsMillisecondsFromTheYear2000ToTheYear9999() {
        assertThat(time("946684800000")).isEqualTo(new Value.Time(946_684_800_000L));
        assertThat(time("946684799999")).as("seconds, likelier").isEqualTo(Value.absent());
        assertThat(time("1764410000")).isEqualTo(Value.absent());
        assertThat(time("253402300799999")).isEqualTo(new Value.Time(253_402_300_799_999L));
        assertThat(time("253402300800000")).as("microseconds, likelier").isEqualTo(Value.absent());
        assertThat(time("-1")).isEqualTo(Value.absent());
        assertThat(time("-")).isEqualTo(Value.absent());
    }

    @Test
    void anInstantIsInTheYears1To9999() {
        assertThat(time("0001-01-01T00:00:00Z")).isEqualTo(new Value.Time(-62_135_596_800_000L));
        assertThat(time("0000-12-31T23:59:59.999Z")).isEqualTo(Value.absent());
        assertThat(time("9999-12-31T23:59:59.999Z")).isEqualTo(new Value.Time(253_402_300_799_999L));
        assertThat(time("9999-12-31T23:59:59.999-01:00")).isEqualTo(Value.absent());
    }

    private static Value time(String text) {
        return TypedText.as(ValueType.TIMESTAMP, new Value.Text(text));
    }
}
