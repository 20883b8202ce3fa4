package dev.weir.rules.compile.window;

import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.RowCalendar;
import dev.weir.features.definition.RowColumn;
import dev.weir.features.definition.TimeWindow;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.value.Zones;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    private final Map<String, RowColumn> columns;

    PartReader(Schema schema) {
        this.columns = columns(schema);
    }

    /** Returns whether the parts are those of the calendar. */
    static boolean isOfCalendar(Section feature) {
        return feature.node(PER).orElse(null) instanceof Node.Text text && UNITS.containsKey(text.value());
    }

    /** Returns a window in parts; empty if there is an error, which is noted. */
    Optional<TimeWindow> split(Section feature, String function, TimeWindow whole) {
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

    private Optional<TimeWindow> unitOfPart(Section feature) {
        return calendar(feature, feature.choice(PER, UNITS).orElse(CalendarUnit.DAY));
    }

    /** A day has 24 hours here, even where clocks are put back in it. */
    private static long usualMillis(TimeWindow part) {
        return part instanceof TimeWindow.Sliding
                ? part.longestMillis()
                : part.longestMillis() < 7 * DAY ? DAY : 7 * DAY;
    }

    /** Returns the window of a unit, in UTC or where the feature says; empty if there is an error, which is noted. */
    Optional<TimeWindow> calendar(Section feature, CalendarUnit unit) {
        if (!feature.has(ZONE)) {
            return Optional.of(new TimeWindow.Calendar(unit, ZoneOffset.UTC));
        }
        String name = feature.text(ZONE, ZONE_HINT).orElse("");
        Optional<TimeWindow> window = Zones.named(name)
                .<TimeWindow>map(zone -> new TimeWindow.Calendar(unit, zone))
                .or(() -> Optional.ofNullable(columns.get(name)).map(column -> new RowCalendar(unit, column)));
        if (window.isEmpty() && !name.isEmpty()) {
            Set<String> known = new TreeSet<>(ZoneId.getAvailableZoneIds());
            known.addAll(columns.keySet());
            String column = name.indexOf('.') < 0 ? "" : ", and no column with texts of a table of the job config";
            feature.wrong(
                    ZONE,
                    "'" + Spelling.shortened(name) + "' is no time zone" + column + "; " + ZONE_HINT
                            + Spelling.nearest(name, known)
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        return window;
    }

    /** Returns the columns that can have the name of a zone, by how rules name them. */
    private static Map<String, RowColumn> columns(Schema schema) {
        Map<String, RowColumn> columns = new HashMap<>();
        for (TableDefinition table : schema.definitions().tables()) {
            table.columns().forEach((name, type) -> {
                if (type == ValueType.STRING) {
                    columns.put(
                            table.type().ruleName() + "." + name,
                            new RowColumn(table.type(), List.of(table.by()), name));
                }
            });
        }
        return columns;
    }
}
