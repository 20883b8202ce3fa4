package dev.weir.topology;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens, as records of the three streams. A record may wait for an outcome of what happened before it, since the
 * streams are read side by side and know nothing of each other's order.
 */
final class Story {
    private static final RawRecord NOTHING = new RawRecord("", 0, 0, 0, new byte[0], new byte[0]);

    private final Map<EventType, List<RawRecord>> records = new HashMap<>();

    Story() {
        for (EventType type : EventDefinitions.BUILT_IN.types()) {
            records.put(type, new ArrayList<>(List.of(NOTHING)));
        }
    }

    /** This happens, once the named condition of {@link Conditions} holds; {@code ""} for at once. */
    Story then(Event event, String condition) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new EventCodec().write(event, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(event.type(), condition, bytes.toByteArray());
        return this;
    }

    /** A record comes that is no event. */
    Story thenNonsense(EventType type) {
        add(type, "", new byte[] {99});
        return this;
    }

    Map<EventType, List<RawRecord>> records() {
        return records;
    }

    private void add(EventType type, String condition, byte[] value) {
        records.computeIfAbsent(type, none -> new ArrayList<>())
                .add(new RawRecord(type.ruleName(), 0, 0, 0, condition.getBytes(StandardCharsets.UTF_8), value));
    }

    /** Reads the records of a story. */
    static EventReader.Reading read(RawRecord record) {
        if (record.value().length == 0) {
            return new EventReader.Reading.Ignored();
        }
        try {
            return new EventReader.Reading.Accepted(
                    new EventCodec().read(new DataInputStream(new ByteArrayInputStream(record.value()))));
        } catch (IOException e) {
            return new EventReader.Reading.Rejected(String.valueOf(e.getMessage()));
        }
    }
}
