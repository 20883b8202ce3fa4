package dev.weir.config;

import dev.weir.config.EventRecords.Bounds;
import dev.weir.config.EventRecords.Times;
import dev.weir.events.EventType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads the bounds on the content of records of event topics. */
final class EventRecordSettings {
    private static final int MEBIBYTE = 1 << 20;
    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
    /** The units of times that are numbers. */
    static final Choices<TimeUnit> UNITS = Choices.usually("millis", TimeUnit.MILLISECONDS)
            .or("seconds", TimeUnit.SECONDS)
            .or("micros", TimeUnit.MICROSECONDS)
            .or("nanos", TimeUnit.NANOSECONDS);

    private EventRecordSettings() {}

    /**
     * Reads them from the whole config, and from its sections of times and limits, which others continue to read; masks
     * apply to fields of these events.
     */
    static EventRecords read(ConfigSection root, ConfigSection time, ConfigSection limits, EventSettings events) {
        return new EventRecords(
                bounds(limits),
                new Times(
                        earliest(time).toEpochMilli(),
                        units(root.section("timeUnit"), events.schema().types())),
                root.someOf("masked", "a list of fields of events", events.fields()));
    }

    private static Bounds bounds(ConfigSection limits) {
        return new Bounds(
                limits.whole("maxRecordBytes", MEBIBYTE, 1_000, 512 * MEBIBYTE),
                limits.whole("maxIdChars", 256, 16, 4_096),
                limits.whole("maxTextChars", 8_192, 256, MEBIBYTE),
                limits.whole("maxLines", 1_000, 1, 10_000));
    }

    private static Instant earliest(ConfigSection time) {
        String text = time.text("earliest", YEAR_2000.toString(), "an ISO-8601 instant");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            time.note(
                    "earliest",
                    "is the text '" + text + "'; write an ISO-8601 instant with its zone, such as " + YEAR_2000);
            return YEAR_2000;
        }
    }

    private static Map<EventType, TimeUnit> units(ConfigSection section, List<EventType> types) {
        Map<EventType, TimeUnit> units = new HashMap<>();
        for (EventType type : types) {
            units.put(type, section.oneOf(type.ruleName(), UNITS));
        }
        section.end();
        return units;
    }
}
