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
 * The times of a stream: the unit of numbers, and the earliest allowed time. A number in another unit is a time too, in
 * 1970 or far in the future, and is recognised by that.
 *
 * @param unit of numbers
 * @param stream its name in the job config
 */
public record EventTimes(long earliestMillis, TimeUnit unit, String stream) implements Serializable {
    private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final List<TimeUnit> UNITS =
            List.of(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS, TimeUnit.NANOSECONDS);

    /** Returns the times of the events of a type, as the job config has them. */
    public static EventTimes of(EventRecords.Times times, EventType type) {
        return new EventTimes(times.earliestMillis(), times.unitOf(type), type.ruleName());
    }

    /** Returns the same times with numbers in another unit. */
    EventTimes in(TimeUnit other) {
        return other == unit ? this : new EventTimes(earliestMillis, other, stream);
    }

    /**
     * Returns milliseconds since the epoch; smaller fractions are cut off, times too far away become the farthest
     * representable one.
     */
    long millisOf(long number) {
        return unit.toMillis(number);
    }

    /** Returns whether a time is allowed: neither too early nor beyond the year 9999. */
    public boolean holds(long millis) {
        return millis >= earliestMillis && Timestamps.isTime(millis);
    }

    /** Returns what to write instead of a number that is not an allowed time. */
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

    /** Returns what to write instead of this time. */
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
