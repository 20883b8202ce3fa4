package dev.weir.config;

import dev.weir.config.EventRecords.Bounds;
import dev.weir.config.EventRecords.Times;
import dev.weir.events.EventType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads what a record of an event topic may say. */
final class EventRecordSettings {
    private static final int MEBIBYTE = 1 << 20;
    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final Choices<TimeUnit> UNITS = Choices.usually("millis", TimeUnit.MILLISECONDS)
            .or("seconds", TimeUnit.SECONDS)
            .or("micros", TimeUnit.MICROSECONDS)
            .or("nanos", TimeUnit.NANOSECONDS);

    private EventRecordSettings() {}

    /** From the whole, and its sections of times and limits, which others read on; the fields of events may be masked. */
    static EventRecords read(Section root, Section time, Section limits, Set<String> fields) {
        return new EventRecords(
                bounds(limits),
                new Times(time.instant("earliest", YEAR_2000).toEpochMilli(), units(root.section("timeUnit"))),
                root.someOf("masked", "a list of fields of events", fields));
    }

    private static Bounds bounds(Section limits) {
        return new Bounds(
                limits.whole("maxRecordBytes", MEBIBYTE, 1_000, 512 * MEBIBYTE),
                limits.whole("maxIdChars", 256, 16, 4_096),
                limits.whole("maxTextChars", 8_192, 256, MEBIBYTE),
                limits.whole("maxLines", 1_000, 1, 10_000));
    }

    private static Map<EventType, TimeUnit> units(Section section) {
        Map<EventType, TimeUnit> units = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            units.put(type, section.oneOf(type.ruleName(), UNITS));
        }
        section.end();
        return units;
    }
}
