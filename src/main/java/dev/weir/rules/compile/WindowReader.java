package dev.weir.rules.compile;

import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.TimeWindow;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.value.Zones;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the window of a feature: a duration, a calendar unit in a time zone, all events, or a session; ending at the
 * event or earlier. Immutable.
 */
final class WindowReader {
    static final String OVER = "over";
    static final String ZONE = "zone";
    static final String SESSION = "session";
    static final String GAP = "gap";
    static final String AT_MOST = "atMost";
    static final String SHIFT = "shift";
    static final String PRECISE = "precise";
    private static final String FOREVER = "forever";
    private static final Map<String, CalendarUnit> UNITS = CalendarUnit.byWord();
    private static final String ZONE_HINT = "write one such as zone: Europe/Berlin";
    private static final Pattern UNIT =
            Pattern.compile("(?:1 |calendar |one )?(day|week|month|year)s?", Pattern.CASE_INSENSITIVE);
    private static final long SHORTEST_MILLIS = 100;
    private static final long DAY = 24L * 3600 * 1000;
    private static final long SHORTEST_COARSE_MILLIS = 7 * DAY;
    /** The keys of functions that sums of events, and of days, answer. */
    private static final Set<String> OF_SUMS = Set.of("count", "sum", "avg", "min", "max", "stddev");

    private static final Set<String> OF_LATEST = Set.of("last", "since");
    private static final Set<String> OF_SERIES = Set.of("distinct", "median", "percentile");

    private final RuleLimits limits;

    WindowReader(RuleLimits limits) {
        this.limits = limits;
    }

    /** Returns the words that can stand for a window. */
    static Set<String> words() {
        Set<String> words = new LinkedHashSet<>(UNITS.keySet());
        words.add(FOREVER);
        return words;
    }

    /** Returns the window; empty if there is an error, which is noted. */
    Optional<TimeWindow> read(Section feature) {
        String key = feature.keys().stream()
                .filter(FeatureReader.FUNCTIONS::containsKey)
                .findFirst()
                .orElse("");
        return feature.has(SESSION) ? session(feature, key) : over(feature, key);
    }

    private Optional<TimeWindow> session(Section feature, String function) {
        for (String other : new String[] {OVER, SHIFT, PRECISE, ZONE}) {
            if (feature.has(other)) {
                feature.wrong(other, "the window is a session, which has no '" + other + "'; leave one of the two out");
            }
        }
        if (OF_SERIES.contains(function)) {
            feature.wrong(
                    SESSION,
                    "'" + function + "' does not know which events came when; write over: 30m, or count what a session"
                            + " has of it by 'where'");
        }
        if (!(feature.node(SESSION).orElse(null) instanceof Node.Fields)) {
            feature.wrong(SESSION, "a session ends with a gap; write session: {gap: 30m}");
            return Optional.empty();
        }
        Section session = feature.section(SESSION);
        session.refuseOthers();
        if (!session.has(GAP)) {
            session.missing(GAP, "write how long a session may be without an event, such as gap: 30m");
        }
        OptionalLong gap = session.duration(GAP, SHORTEST_MILLIS, limits.maxWindowMillis());
        long most = session.has(AT_MOST)
                ? session.duration(AT_MOST, SHORTEST_MILLIS, limits.maxWindowMillis())
                        .orElse(DAY)
                : Math.min(DAY, limits.maxWindowMillis());
        return gap.isPresent() ? Optional.of(new TimeWindow.Session(gap.getAsLong(), most)) : Optional.empty();
    }

    private Optional<TimeWindow> over(Section feature, String function) {
        Node over = feature.node(OVER).orElse(null);
        if (over == null) {
            feature.missing(OVER, "write how long the window is, such as over: 1h");
            return Optional.empty();
        }
        String written = over instanceof Node.Text text ? text.value() : "";
        CalendarUnit unit = UNITS.get(written);
        if (unit == null && feature.has(ZONE)) {
            feature.wrong(ZONE, "'zone' is where a day, week, month or year begins; leave it out, or write over: day");
        }
        if (written.equals(FOREVER)) {
            return forever(feature, function);
        }
        boolean coarse = isCoarse(feature, function);
        long longestMillis = coarse || OF_LATEST.contains(function) ? limits.longestMillis() : limits.maxWindowMillis();
        if (longestMillis == limits.maxWindowMillis() && OF_SUMS.contains(function) && isForSums(written)) {
            feature.wrong(
                    OVER,
                    "'" + written + "' is longer than a window may be, " + Durations.text(longestMillis)
                            + "; write precise: false as well, so that older parts are kept as sums of days");
            return Optional.empty();
        }
        Optional<TimeWindow> window =
                unit == null ? sliding(feature, written, longestMillis) : calendar(feature, unit, longestMillis);
        return window.map(exact -> coarse ? new TimeWindow.Coarse(exact) : exact)
                .filter(kept -> !coarse || isWhole(feature, kept))
                .flatMap(kept -> shifted(feature, kept, longestMillis));
    }

    private Optional<TimeWindow> forever(Section feature, String function) {
        for (String other : new String[] {SHIFT, PRECISE}) {
            if (feature.has(other)) {
                feature.wrong(other, "over: forever has no '" + other + "'; leave it out, or write over: 30d");
            }
        }
        if (OF_SERIES.contains(function)) {
            feature.wrong(
                    OVER,
                    "'" + function + "' over all events would grow without end; write over: "
                            + Durations.text(limits.maxWindowMillis())
                            + ", or one of avg, count, first, last, max, min, since, stddev, sum");
            return Optional.empty();
        }
        return Optional.of(new TimeWindow.Forever(limits.foreverMillis()));
    }

    private static boolean isCoarse(Section feature, String function) {
        boolean coarse = feature.has(PRECISE) && !feature.flag(PRECISE) && isFlag(feature);
        if (coarse && !function.isEmpty() && !OF_SUMS.contains(function)) {
            feature.wrong(
                    PRECISE,
                    "'" + function + "' cannot be told from sums of days; leave 'precise' out, or write one of "
                            + Spelling.listed(new TreeSet<>(OF_SUMS)));
        }
        return coarse;
    }

    private boolean isForSums(String written) {
        long millis = Durations.millis(written).orElse(0);
        return millis > limits.maxWindowMillis() && millis <= limits.longestMillis();
    }

    private static boolean isFlag(Section feature) {
        return feature.node(PRECISE).filter(Node.Truth.class::isInstance).isPresent();
    }

    /** A window that sums of days can tell is much longer than a day. */
    private static boolean isWhole(Section feature, TimeWindow window) {
        boolean isShort = window.longestMillis() < SHORTEST_COARSE_MILLIS;
        if (isShort) {
            feature.wrong(PRECISE, "sums of days are for windows of 7d or more; leave 'precise' out");
        }
        return !isShort;
    }

    private static Optional<TimeWindow> shifted(Section feature, TimeWindow window, long longestMillis) {
        if (!feature.has(SHIFT)) {
            return Optional.of(window);
        }
        OptionalLong by = feature.duration(SHIFT, 1, longestMillis);
        if (by.isPresent() && by.getAsLong() > longestMillis - window.longestMillis()) {
            feature.wrong(
                    SHIFT,
                    "the window begins more than " + Durations.text(longestMillis)
                            + " before the event; 'over' and 'shift' together are at most that");
            return Optional.empty();
        }
        return by.isPresent() ? Optional.of(new TimeWindow.Shifted(window, by.getAsLong())) : Optional.empty();
    }

    private static Optional<TimeWindow> sliding(Section feature, String written, long longestMillis) {
        Optional<CalendarUnit> meant = unitIn(written);
        if (meant.isPresent()) {
            feature.wrong(
                    OVER, "'" + Spelling.shortened(written) + "' is no length of a window; " + advice(meant.get()));
            return Optional.empty();
        }
        OptionalLong millis = feature.duration(OVER, SHORTEST_MILLIS, longestMillis);
        return millis.isPresent() ? Optional.of(new TimeWindow.Sliding(millis.getAsLong())) : Optional.empty();
    }

    private static Optional<TimeWindow> calendar(Section feature, CalendarUnit unit, long longestMillis) {
        Optional<ZoneId> zone = feature.has(ZONE) ? zone(feature) : Optional.of(ZoneOffset.UTC);
        Optional<TimeWindow> window = zone.map(known -> new TimeWindow.Calendar(unit, known));
        if (window.isPresent() && window.get().longestMillis() > longestMillis) {
            feature.wrong(
                    OVER,
                    "a " + unit.word() + " is longer than a window may be, " + Durations.text(longestMillis)
                            + "; the job config says so, with limits.maxWindow. For a sum, a count or a mean write"
                            + " precise: false");
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
            case YEAR -> "365d";
        };
        return "write over: " + unit.word() + " for the " + unit.word() + " of the calendar, or over: " + sliding
                + " for a window that slides";
    }
}
