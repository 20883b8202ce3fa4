package dev.weir.rules.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * The part of each day in which actions may go out, by the clocks of a place. It may reach over midnight.
 *
 * <p>What counts is what clocks show. A window that begins at a time which clocks skip in spring begins when they have
 * skipped it; an hour that they show twice in autumn belongs to the window both times or not at all.
 *
 * @param fromMinute of the day, inclusive, 0 to 1439
 * @param untilMinute of the day, exclusive, 0 to 1440; differs from the other, except that 0 to 1440 is the whole day
 */
public record DayWindow(int fromMinute, int untilMinute) {
    /** The minutes of a day. */
    public static final int MINUTES = 24 * 60;

    /** At any time. */
    public static final DayWindow ALWAYS = new DayWindow(0, MINUTES);

    private static final int MINUTES_PER_HOUR = 60;
    /** In the third day from any time there was an opening, even where a zone has left out a whole day. */
    private static final int MOST_DAYS = 3;

    /** Returns the first time that is not before this one and within the window; both in epoch milliseconds. */
    public long firstAt(long atMillis, ZoneId zone) {
        if (equals(ALWAYS)) {
            return atMillis;
        }
        Instant at = Instant.ofEpochMilli(atMillis);
        LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
        if (holds(shown.toLocalTime())) {
            return atMillis;
        }
        long first = Long.MAX_VALUE;
        ZoneOffsetTransition change = zone.getRules().nextTransition(at);
        if (change != null && holds(change.getDateTimeAfter().toLocalTime())) {
            first = change.getInstant().toEpochMilli();
        }
        for (int day = 0; day <= MOST_DAYS; day++) {
            first = Math.min(first, openingOn(shown.toLocalDate().plusDays(day), atMillis, zone));
        }
        return first;
    }

    private long openingOn(LocalDate day, long atMillis, ZoneId zone) {
        LocalDateTime opens = day.atTime(LocalTime.of(fromMinute / MINUTES_PER_HOUR, fromMinute % MINUTES_PER_HOUR));
        for (ZoneOffset offset : zone.getRules().getValidOffsets(opens)) { // the earlier first; none if it is skipped
            long millis = opens.toInstant(offset).toEpochMilli();
            if (millis >= atMillis) {
                return millis;
            }
        }
        return Long.MAX_VALUE;
    }

    private boolean holds(LocalTime time) {
        int minute = time.getHour() * MINUTES_PER_HOUR + time.getMinute();
        return fromMinute < untilMinute
                ? minute >= fromMinute && minute < untilMinute
                : minute >= fromMinute || minute < untilMinute;
    }
}
