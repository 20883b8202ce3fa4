package dev.weir.io;

import dev.weir.config.EventRecords;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Records of the event topics, and a reader of them. */
public final class Records {
    public static final String TRANSACTIONS = "transactions";
    public static final String CLICKS = "clickstream";
    public static final String INVENTORY = "inventory";
    static final int MAX_BYTES = 1 << 20;
    public static final long RECORD_MILLIS = 1_000_000_000_000L;

    public static final EventRecords.Bounds BOUNDS = new EventRecords.Bounds(MAX_BYTES, 256, 8_192, 1_000);

    /** As they are by default, but times may be as early as those of a test. */
    public static final EventRecords RECORDS =
            new EventRecords(BOUNDS, new EventRecords.Times(-62_135_596_800_000L, Map.of()));

    private static final Map<String, EventType> TOPICS =
            Map.of(TRANSACTIONS, EventType.TRANSACTION, CLICKS, EventType.CLICK, INVENTORY, EventType.INVENTORY);
    private static final Schema SCHEMA = new Schema(Map.of(
            EventType.TRANSACTION,
                    Map.of(
                            "giftCard", ValueType.BOOL,
                            "risk", ValueType.DOUBLE,
                            "tries", ValueType.INT,
                            "agent", ValueType.STRING),
            EventType.CLICK, Map.of("depth", ValueType.INT)));

    private Records() {}

    public static JsonEvents reader() {
        return readerWith(Map.of());
    }

    /** One that keeps so many attributes of an event that nothing declares. */
    public static JsonEvents keepingOthers(int most) {
        return new JsonEvents(TOPICS, SCHEMA.with(new OtherAttributes(most, Map.of())), Map.of(), RECORDS);
    }

    public static JsonEvents readerWith(Map<EventType, Map<String, String>> paths) {
        return readerWith(paths, RECORDS);
    }

    public static JsonEvents readerWith(EventRecords records) {
        return readerWith(Map.of(), records);
    }

    public static JsonEvents readerWith(Map<EventType, Map<String, String>> paths, EventRecords records) {
        return new JsonEvents(TOPICS, SCHEMA, paths, records);
    }

    public static RawRecord record(String topic, String value) {
        return record(topic, value.getBytes(StandardCharsets.UTF_8));
    }

    public static RawRecord record(String topic, byte[] value) {
        return new RawRecord(topic, 0, 0, RECORD_MILLIS, new byte[0], value);
    }

    public static Event accepted(Reading reading) {
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.event();
        }
        throw new AssertionError("not accepted: " + reading);
    }

    public static String rejected(Reading reading) {
        if (reading instanceof Reading.Rejected rejected) {
            return rejected.error();
        }
        throw new AssertionError("not rejected: " + reading);
    }
}
