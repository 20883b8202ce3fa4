package dev.weir.bench.engine;

import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sandbox's traffic: transactions, clicks and stock of a shop, {@value #PER_SECOND} a second of event time. */
final class ShopEvents implements EngineEvents {
    /** Events per second. */
    static final int PER_SECOND = 500;

    private static final long STEP_MILLIS = 1_000 / PER_SECOND;
    private static final long BEGIN_MILLIS = 1_772_359_200_000L;
    private static final Map<String, EventType> TYPES = Map.of(
            Topics.TRANSACTIONS, EventType.TRANSACTION,
            Topics.CLICKSTREAM, EventType.CLICK,
            Topics.INVENTORY, EventType.INVENTORY);

    private final EventSource traffic;
    private final JobConfig config;
    private final JsonEvents reader;
    private long number;

    ShopEvents(long seed, JobConfig config) {
        this.traffic = Traffic.forRate(seed, PER_SECOND);
        this.config = config;
        this.reader = JsonEvents.of(config);
    }

    @Override
    public List<Event> next(int count) {
        List<Event> events = new ArrayList<>(count);
        while (events.size() < count) {
            events.addAll(read(number++));
        }
        return events;
    }

    private List<Event> read(long n) {
        long atMillis = BEGIN_MILLIS + n * STEP_MILLIS;
        Message sent = sent(atMillis);
        if (sent.isRow()) {
            return List.of();
        }
        EventType type = TYPES.get(sent.topic());
        if (type == null) {
            throw new IllegalStateException("the traffic has events on " + sent.topic());
        }
        EventReader.Reading reading = reader.read(
                new RawRecord(config.topics().of(type), 0, n, atMillis, bytes(sent.key()), bytes(sent.json())));
        if (reading instanceof EventReader.Reading.Rejected rejected) {
            throw new IllegalStateException("the traffic has an event that is no event: " + rejected.error());
        }
        return reading.events();
    }

    private Message sent(long atMillis) {
        try {
            return traffic.next(atMillis).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
