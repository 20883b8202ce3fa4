package dev.weir.rules.compile.window;

import dev.weir.events.definition.Schema;
import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.TimeWindow;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
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
public final class WindowReader {
    /** The key of its length. */
    public static final String OVER = "over";
    /** The key of the time zone of the calendar. */
    public static final String ZONE = "zone";
    /** The key of a session. */
    public static final String SESSION = "session";
    /** The key of the gap of a session. */
    public static final String GAP = "gap";
    /** The key of how far back a session is looked at. */
    public static final String AT_MOST = "atMost";
    /** The key of how much earlier it ends. */
    public static final String SHIFT = "shift";
    /** The key of whether every event is kept. */
    public static final String PRECISE = "precise";
    /** The key of the length of its parts. */
    public static final String PER = "per";

    private static final String FOREVER = "forever";
    private static final Map<String, CalendarUnit> UNITS = CalendarUnit.byWord();
    private static final Pattern UNIT =
            Pattern.compile("(?:1 |calendar |one )?(day|week|month|year)s?", Pattern.CASE_INSENSITIVE);
    private static final long SHORTEST_MILLIS = 100;
    private static final long DAY = 24L * 3600 * 1000;
    private static final long SHORTEST_COARSE_MILLIS = 7 * DAY;
    /** The keys of functions that sums of events, and of days, answer. */
    private static final Set<String> OF_SUMS = Set.of("count", "sum", "avg", "min", "max", "stddev");

    private static final Set<String> OF_LATEST = Set.of("last", "since");
    private static final Set<String> OF_RANKS = Set.of("median", "percentile");
    private static final Set<String> OF_SERIES =
            Set.of("distinct", "entropy", "ewma", "median", "mode", "percentile", "topK");

    private final RuleLimits limits;
    private final PartReader parts;

    /** Creates a reader of windows within these limits, of which rows of the tables of a schema may name the zone. */
    public WindowReader(RuleLimits limits, Schema schema) {
        this.limits = limits;
        this.parts = new PartReader(schema);
    }

    /** Returns the words that can stand for a part of a window. */
    public static Set<String> wordsOfParts() {
        return PartReader.UNITS.keySet();
    }

    /** Returns the words that can stand for a window. */
    public static Set<String> words() {
        Set<String> words = new LinkedHashSet<>(UNITS.keySet());
        words.add(FOREVER);
        return words;
    }

    /**
     * Returns the window; empty if there is an error, which is noted.
     *
     * @param function the key of the function that looks at it, {@code ""} if that is unknown
     */
    public Optional<TimeWindow> read(Section feature, String function) {
        return feature.has(SESSION) ? session(feature, function) : over(feature, function);
    }

    private Optional<TimeWindow> session(Section feature, String function) {
        for (String other : new String[] {OVER, SHIFT, PRECISE, PER, ZONE}) {
            if (feature.has(other)) {
                feature.wrong(other, "the window is a session, which has no '" + other + "'; leave one of the two out");
            }
        }
        if (OF_RANKS.contains(function)) {
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
        if (gap.isPresent() && gap.getAsLong() >= most) {
            session.diagnostics()
                    .warn(
                            session.pathOf(GAP),
                            "no gap of " + Durations.text(gap.getAsLong())
                                    + " fits into a session that is looked at for "
                                    + Durations.text(most) + " at most: this is the same as over: "
                                    + Durations.text(most)
                                    + "; write a longer '" + AT_MOST + "', or a shorter '" + GAP + "'");
        }
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
        if (unit == null && feature.has(ZONE) && !PartReader.isOfCalendar(feature)) {
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
        window = window.flatMap(whole -> feature.has(PER) ? parts.split(feature, function, whole) : Optional.of(whole));
        return window.map(exact -> coarse ? new DerivedWindow.Coarse(exact) : exact)
                .filter(kept -> !coarse || isWhole(feature, kept))
                .flatMap(kept -> shifted(feature, kept, longestMillis));
    }

    private Optional<TimeWindow> forever(Section feature, String function) {
        for (String other : new String[] {SHIFT, PRECISE, PER}) {
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
        return by.isPresent() ? Optional.of(new DerivedWindow.Shifted(window, by.getAsLong())) : Optional.empty();
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

    private Optional<TimeWindow> calendar(Section feature, CalendarUnit unit, long longestMillis) {
        Optional<TimeWindow> window = parts.calendar(feature, unit);
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
