package dev.weir.features.definition;

import dev.weir.events.table.TableRow;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A calendar window in the time zone that a column of the key's row names: the {@link TimeWindow.Calendar} of the zone
 * that is known when it is asked. What is kept for it covers the longest such window of any zone, so that the answer is
 * exact whenever the row came and however often its zone changed.
 *
 * <p>Remembers the windows of the zones asked for lately; equal to all others of the same unit and column. Safe for use
 * by several threads, which may make a window twice.
 */
public final class RowCalendar implements TimeWindow {
    /** A power of two, about the number of zones that customers of one shop live in. */
    private static final int REMEMBERED = 64;

    private final CalendarUnit unit;
    private final RowColumn zone;
    private final String row;
    private final @Nullable Calendar[] lately = new Calendar[REMEMBERED];

    /** Creates the window of a unit in the zone that a column names. */
    public RowCalendar(CalendarUnit unit, RowColumn zone) {
        this.unit = unit;
        this.zone = zone;
        this.row = TableRow.rowOf(zone.table());
    }

    /** Returns the unit. */
    public CalendarUnit unit() {
        return unit;
    }

    /** Returns the column with the name of the zone. */
    public RowColumn zone() {
        return zone;
    }

    /** Returns what distinguishes the row from others at its key. */
    public String row() {
        return row;
    }

    @Override
    public TimeWindow in(ZoneId place) {
        int index = place.hashCode() & REMEMBERED - 1;
        Calendar known = lately[index];
        if (known == null || !known.zone().equals(place)) {
            known = new Calendar(unit, place);
            lately[index] = known;
        }
        return known;
    }

    /** {@inheritDoc} The earliest that it can begin, in whatever zone. */
    @Override
    public long startMillis(long atMillis) {
        return Retention.minus(atMillis, longestMillis());
    }

    @Override
    public long longestMillis() {
        return unit.longestMillis();
    }

    @Override
    public long wholeMillis(long sinceMillis) {
        return sinceMillis + longestMillis();
    }

    @Override
    public String canonical() {
        return unit.word() + "@" + zone.table().stateName() + "." + zone.column();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowCalendar same && unit == same.unit && zone.equals(same.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, zone);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
