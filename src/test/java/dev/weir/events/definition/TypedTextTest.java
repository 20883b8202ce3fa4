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

    private static Value time(String text) {
        return TypedText.as(ValueType.TIMESTAMP, new Value.Text(text));
    }
}
