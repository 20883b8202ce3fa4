package dev.weir.rules.compile.window;

import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.TimeWindow;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.value.Zones;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Reads the parts of a window: durations, or days or weeks of the calendar. */
final class PartReader {
    static final Map<String, CalendarUnit> UNITS =
            Collections.unmodifiableMap(new TreeMap<>(Map.of("day", CalendarUnit.DAY, "week", CalendarUnit.WEEK)));
    private static final Set<String> FUNCTIONS = Set.of("count", "sum");
    private static final int MOST_PARTS = 100;
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 10L * 365 * 24 * 3600 * 1000;
    private static final long DAY = 24L * 3600 * 1000;
    private static final String PER = WindowReader.PER;
    private static final String ZONE = WindowReader.ZONE;
    private static final String ZONE_HINT = "write one such as zone: Europe/Berlin";

    private PartReader() {}

    /** Returns whether the parts are those of the calendar. */
    static boolean isOfCalendar(Section feature) {
        return feature.node(PER).orElse(null) instanceof Node.Text text && UNITS.containsKey(text.value());
    }

    /** Returns a window in parts; empty if there is an error, which is noted. */
    static Optional<TimeWindow> split(Section feature, String function, TimeWindow whole) {
        if (!FUNCTIONS.contains(function) && !function.isEmpty()) {
            feature.wrong(PER, "'" + function + "' is not told for each part of a window; write count or sum");
            return Optional.empty();
        }
        if (!(whole instanceof TimeWindow.Sliding length)) {
            feature.wrong(PER, "a window in parts has a length; write over: 7d, or leave 'per' out");
            return Optional.empty();
        }
        Optional<TimeWindow> part = isOfCalendar(feature) ? unitOfPart(feature) : lengthOfPart(feature);
        long partMillis = part.map(PartReader::usualMillis).orElse(length.millis());
        long parts = length.millis() / partMillis;
        if (part.isPresent() && (length.millis() % partMillis != 0 || parts < 2 || parts > MOST_PARTS)) {
            feature.wrong(
                    PER,
                    "'over' is " + Durations.text(length.millis()) + ", and 'per' " + Durations.text(partMillis)
                            + "; 'over' has 2 to " + MOST_PARTS + " parts, all whole");
            return Optional.empty();
        }
        return part.map(one -> new DerivedWindow.Split(one, (int) parts));
    }

    private static Optional<TimeWindow> lengthOfPart(Section feature) {
        OptionalLong millis = feature.duration(PER, SHORTEST_MILLIS, LONGEST_MILLIS);
        return millis.isPresent() ? Optional.of(new TimeWindow.Sliding(millis.getAsLong())) : Optional.empty();
    }

    private static Optional<TimeWindow> unitOfPart(Section feature) {
        CalendarUnit unit = feature.choice(PER, UNITS).orElse(CalendarUnit.DAY);
        Optional<ZoneId> zone = feature.has(ZONE) ? zone(feature) : Optional.of(ZoneOffset.UTC);
        return zone.map(known -> new TimeWindow.Calendar(unit, known));
    }

    /** A day has 24 hours here, even where clocks are put back in it. */
    private static long usualMillis(TimeWindow part) {
        return part instanceof TimeWindow.Calendar calendar
                ? (calendar.unit() == CalendarUnit.DAY ? DAY : 7 * DAY)
                : part.longestMillis();
    }

    /** Returns the time zone; empty if there is an error, which is noted. */
    static Optional<ZoneId> zone(Section feature) {
        Optional<String> name = feature.text(ZONE, ZONE_HINT);
        Optional<ZoneId> zone = name.flatMap(Zones::named);
        if (name.isPresent() && zone.isEmpty()) {
            feature.wrong(
                    ZONE,
                    "'" + Spelling.shortened(name.get()) + "' is no time zone; " + ZONE_HINT
                            + Spelling.nearest(name.get(), ZoneId.getAvailableZoneIds())
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        return zone;
    }
}
