package dev.weir.rules.compile;

import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.TimeWindow;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.value.Zones;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the window of a feature: a duration, or a calendar unit in a time zone. Immutable. */
final class WindowReader {
    static final Map<String, CalendarUnit> UNITS = CalendarUnit.byWord();
    static final String ZONE = "zone";
    private static final String OVER = "over";
    private static final String ZONE_HINT = "write one such as zone: Europe/Berlin";
    private static final Pattern UNIT =
            Pattern.compile("(?:1 |calendar |one )?(day|week|month)s?", Pattern.CASE_INSENSITIVE);
    private static final long SHORTEST_MILLIS = 100;

    private final long longestMillis;

    WindowReader(long longestMillis) {
        this.longestMillis = longestMillis;
    }

    /** Returns the window; empty if there is an error, which is noted. */
    Optional<TimeWindow> read(Section feature) {
        Node over = feature.node(OVER).orElse(null);
        if (over == null) {
            feature.missing(OVER, "write how long the window is, such as over: 1h");
            return Optional.empty();
        }
        String written = over instanceof Node.Text text ? text.value() : "";
        CalendarUnit unit = UNITS.get(written);
        if (unit != null) {
            return calendar(feature, unit);
        }
        if (feature.has(ZONE)) {
            feature.wrong(ZONE, "'zone' is where a day, week or month begins; leave it out, or write over: day");
        }
        Optional<CalendarUnit> meant = unitIn(written);
        if (meant.isPresent()) {
            feature.wrong(
                    OVER, "'" + Spelling.shortened(written) + "' is no length of a window; " + advice(meant.get()));
            return Optional.empty();
        }
        OptionalLong millis = feature.duration(OVER, SHORTEST_MILLIS, longestMillis);
        return millis.isPresent() ? Optional.of(new TimeWindow.Sliding(millis.getAsLong())) : Optional.empty();
    }

    private Optional<TimeWindow> calendar(Section feature, CalendarUnit unit) {
        Optional<ZoneId> zone = feature.has(ZONE) ? zone(feature) : Optional.of(ZoneOffset.UTC);
        Optional<TimeWindow> window = zone.map(known -> new TimeWindow.Calendar(unit, known));
        if (window.isPresent() && window.get().longestMillis() > longestMillis) {
            feature.wrong(
                    OVER,
                    "a " + unit.word() + " is longer than a window may be, " + Durations.text(longestMillis)
                            + "; the job config says so, with limits.maxWindow");
            return Optional.empty();
        }
        return window;
    }

    private static Optional<ZoneId> zone(Section feature) {
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

    /**
     * Returns the unit that was probably meant by a text such as {@code 1 day}, {@code calendar month} or {@code WEEK}.
     */
    private static Optional<CalendarUnit> unitIn(String text) {
        Matcher matcher = UNIT.matcher(text);
        return matcher.matches()
                ? Optional.ofNullable(UNITS.get(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static String advice(CalendarUnit unit) {
        String sliding = switch (unit) {
            case DAY -> "24h";
            case WEEK -> "7d";
            case MONTH -> "30d";
        };
        return "write over: " + unit.word() + " for the " + unit.word() + " of the calendar, or over: " + sliding
                + " for a window that slides";
    }
}
