package dev.weir.io;

import dev.weir.config.EventRecords;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.RawRecord;
import dev.weir.events.Schema;
import dev.weir.events.ValueType;
import dev.weir.operators.EventReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Records of the event topics, and a reader of them. */
final class Records {
    static final String TRANSACTIONS = "transactions";
    static final String CLICKS = "clickstream";
    static final String INVENTORY = "inventory";
    static final int MAX_BYTES = 1 << 20;
    static final long RECORD_MILLIS = 1_000_000_000_000L;

    static final EventRecords.Bounds BOUNDS = new EventRecords.Bounds(MAX_BYTES, 256, 8_192, 1_000);

    /** As they are by default, but times may be as early as those of a test. */
    static final EventRecords RECORDS =
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

    static JsonEvents reader() {
        return readerWith(Map.of());
    }

    static JsonEvents readerWith(Map<EventType, Map<String, String>> paths) {
        return readerWith(paths, RECORDS);
    }

    static JsonEvents readerWith(EventRecords records) {
        return readerWith(Map.of(), records);
    }

    static JsonEvents readerWith(Map<EventType, Map<String, String>> paths, EventRecords records) {
        return new JsonEvents(TOPICS, SCHEMA, paths, records);
    }

    static RawRecord record(String topic, String value) {
        return record(topic, value.getBytes(StandardCharsets.UTF_8));
    }

    static RawRecord record(String topic, byte[] value) {
        return new RawRecord(topic, 0, 0, RECORD_MILLIS, new byte[0], value);
    }

    static Event accepted(Reading reading) {
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.event();
        }
        throw new AssertionError("not accepted: " + reading);
    }

    static String rejected(Reading reading) {
        if (reading instanceof Reading.Rejected rejected) {
            return rejected.error();
        }
        throw new AssertionError("not rejected: " + reading);
    }
}
