package dev.weir.io.value;

import dev.weir.config.EventRecords;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The times of a stream: which unit a number has, and how early a time may be. A number of another unit is a time like any
 * other, in 1970 or far ahead, and is told by where it lies.
 *
 * @param unit of numbers
 * @param stream as the job config calls it
 */
public record EventTimes(long earliestMillis, TimeUnit unit, String stream) implements Serializable {
    private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final List<TimeUnit> UNITS =
            List.of(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS, TimeUnit.NANOSECONDS);

    /** The times of the events of a type, as the job config has them. */
    public static EventTimes of(EventRecords.Times times, EventType type) {
        return new EventTimes(times.earliestMillis(), times.unitOf(type), type.ruleName());
    }

    /** The same, with numbers of another unit. */
    EventTimes in(TimeUnit other) {
        return other == unit ? this : new EventTimes(earliestMillis, other, stream);
    }

    /** Milliseconds since the epoch; what is finer is cut off, what is too far away becomes the farthest that there is. */
    long millisOf(long number) {
        return unit.toMillis(number);
    }

    /** Whether such a time may be: neither too early nor beyond what is written with four digits. */
    public boolean holds(long millis) {
        return millis >= earliestMillis && Timestamps.isTime(millis);
    }

    /** What to write instead of a number that no time may be. */
    String adviceFor(long number) {
        for (TimeUnit other : UNITS) {
            long millis = other.toMillis(number);
            if (other != unit && millis >= earliestMillis && millis < YEAR_2100) {
                return name(other) + "? write " + name(unit) + ", or set timeUnit." + stream + " of the job to "
                        + setting(other);
            }
        }
        return adviceForMillis(millisOf(number));
    }

    /** What to write instead of this time. */
    String adviceForMillis(long millis) {
        return Timestamps.isTime(millis)
                ? "it lies before " + Timestamps.text(earliestMillis)
                        + "; write when it happened, or set an earlier time.earliest of the job"
                : FieldKind.TIME.advice();
    }

    private static String name(TimeUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private static String setting(TimeUnit unit) {
        return unit == TimeUnit.SECONDS ? "seconds" : name(unit).replace("seconds", "s");
    }
}
