package dev.weir.features.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * The periods of the calendar in a time zone. Remembers the ones asked for lately, because nearly all events are of the
 * same few and to compute one takes a dozen objects; equal to all others of the same unit and zone. Safe for use by
 * several threads, which may compute a period twice.
 */
public final class KnownPeriods {
    private static final long DAY_MILLIS = 86_400_000;
    /** A power of two, more than the days of a month, which a window may be split into. */
    private static final int REMEMBERED = 64;

    private final CalendarUnit unit;
    private final ZoneId zone;
    /** By the day of UTC of the time that was asked for. */
    private final @Nullable Period[] lately = new Period[REMEMBERED];

    /** Creates periods of a unit in a time zone. */
    KnownPeriods(CalendarUnit unit, ZoneId zone) {
        this.unit = unit;
        this.zone = zone;
    }

    /** Immutable, so that a thread that sees it sees all of it. */
    private record Period(long beginMillis, long nextMillis) {
        private boolean has(long millis) {
            return millis >= beginMillis && millis < nextMillis;
        }
    }

    /** Returns when the period of a time begins. */
    long beginMillis(long atMillis) {
        int place = (int) Math.floorDiv(atMillis, DAY_MILLIS) & REMEMBERED - 1;
        Period known = lately[place];
        if (known != null && known.has(atMillis)) {
            return known.beginMillis();
        }
        Period period = new Period(millis(beginOf(atMillis)), nextMillis(atMillis));
        if (!isAnyDayRepeatedIn(period)) {
            lately[place] = period;
        }
        return period.beginMillis();
    }

    /** Returns when the period after that of a time begins. */
    long nextMillis(long atMillis) {
        return millis(unit.next(beginOf(atMillis)));
    }

    /**
     * Returns whether clocks are put back across midnight in a period or just before or after it: the times of the day
     * before do not follow each other then, and are computed each time.
     */
    private boolean isAnyDayRepeatedIn(Period period) {
        Instant end = Instant.ofEpochMilli(period.nextMillis() + DAY_MILLIS);
        Instant from = Instant.ofEpochMilli(period.beginMillis() - DAY_MILLIS);
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        while (change != null && change.getInstant().isBefore(end)) {
            LocalDate before = change.getDateTimeBefore().toLocalDate();
            if (change.isOverlap() && !change.getDateTimeAfter().toLocalDate().equals(before)) {
                return true;
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return false;
    }

    private LocalDate beginOf(long millis) {
        return unit.begin(LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone));
    }

    /** Where clocks are put forward at midnight, the day begins later than 00:00. */
    private long millis(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownPeriods same && unit == same.unit && zone.equals(same.zone);
    }

    @Override
    public int hashCode() {
        return 31 * unit.hashCode() + zone.hashCode();
    }

    @Override
    public String toString() {
        return unit + " in " + zone;
    }
}
