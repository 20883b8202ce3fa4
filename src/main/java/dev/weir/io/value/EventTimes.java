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
 * @param ofColumns whether they are those of columns, whose units the job config may say one by one
 */
public record EventTimes(long earliestMillis, TimeUnit unit, String stream, boolean ofColumns) implements Serializable {
    private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final List<TimeUnit> UNITS =
            List.of(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS, TimeUnit.NANOSECONDS);

    /** Creates the times of events. */
    public EventTimes(long earliestMillis, TimeUnit unit, String stream) {
        this(earliestMillis, unit, stream, false);
    }

    /** Returns the times of the events of a type, as the job config has them. */
    public static EventTimes of(EventRecords.Times times, EventType type) {
        return new EventTimes(times.earliestMillis(), times.unitOf(type), type.ruleName());
    }

    /** Returns the same times with numbers in another unit. */
    EventTimes in(TimeUnit other) {
        return other == unit ? this : new EventTimes(earliestMillis, other, stream, ofColumns);
    }

    /** Returns the same times for columns of rows, which may lie as early as times do if the unit is certain. */
    EventTimes ofColumns(boolean certain) {
        return new EventTimes(certain ? Long.MIN_VALUE : earliestMillis, unit, stream, true);
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
                return ofColumns
                        ? name(other) + "? say so under tables." + stream
                                + ".timeUnit of the job, such as timeUnit: {since: " + setting(other) + "}"
                        : name(other) + "? write " + name(unit) + ", or set timeUnit." + stream + " of the job to "
                                + setting(other);
            }
        }
        return ofColumns ? adviceForDays(number) : adviceForMillis(millisOf(number));
    }

    private String adviceForDays(long number) {
        long millis = TimeUnit.DAYS.toMillis(number);
        return Timestamps.isTime(millis) && millis < YEAR_2100 && number != 0
                ? "days? say so under tables." + stream + ".timeUnit of the job, such as timeUnit: {born: days}"
                : "say the unit of this column under tables." + stream
                        + ".timeUnit of the job, or write an ISO-8601 instant";
    }

    /** Returns what to write instead of this time. */
    String adviceForMillis(long millis) {
        return Timestamps.isTime(millis)
                ? "it lies before " + Timestamps.text(earliestMillis)
                        + "; write when it happened, or set an earlier time.earliest of the job"
                : FieldKind.TIME.advice();
    }

    /** Returns the name of a unit, such as milliseconds. */
    static String name(TimeUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private static String setting(TimeUnit unit) {
        return unit == TimeUnit.SECONDS ? "seconds" : name(unit).replace("seconds", "s");
    }
}
