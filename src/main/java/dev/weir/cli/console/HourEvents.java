package dev.weir.cli.console;

import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.text.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The events of the last hour, or of as much of it as {@value #MOST} records are. Those of different topics are in the order
 * of their Kafka timestamps; the job may have read them in a slightly different order.
 *
 * @param fromMillis where they begin
 * @param spanMillis how long they go on
 * @param notes what is missing
 */
record HourEvents(List<Event> all, long fromMillis, long spanMillis, List<String> notes) {
    /** As many records are read. */
    static final int MOST = 200_000;

    private static final List<Duration> SPANS = List.of(
            Duration.ofHours(1),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(3),
            Duration.ofMinutes(1),
            Duration.ofSeconds(15),
            Duration.ofSeconds(4));

    /** Makes defensive copies. */
    HourEvents {
        all = List.copyOf(all);
        notes = List.copyOf(notes);
    }

    private record Stamped(Event event, long atMillis) {}

    private record Place(EventType type, KafkaTopics.Position from, KafkaTopics.Position end) {
        long records() {
            return end.offsets().entrySet().stream()
                    .mapToLong(one -> one.getValue() - from.offsets().getOrDefault(one.getKey(), one.getValue()))
                    .sum();
        }
    }

    /** Reads them. */
    static HourEvents read(KafkaTopics topics, JobConfig config) throws IOException {
        long nowMillis = System.currentTimeMillis();
        List<String> notes = new ArrayList<>();
        Duration span = SPANS.get(0);
        List<Place> places = List.of();
        for (Duration one : SPANS) {
            span = one;
            places = places(topics, config, nowMillis - one.toMillis(), notes);
            if (places.stream().mapToLong(Place::records).sum() <= MOST) {
                break;
            }
        }
        if (!span.equals(SPANS.get(0))) {
            notes.add("Only the last " + Durations.text(span.toMillis()) + ": an hour has more than " + MOST
                    + " events; weir backtest plays more.");
        }
        return new HourEvents(events(topics, config, places), nowMillis - span.toMillis(), span.toMillis(), notes);
    }

    private static List<Place> places(KafkaTopics topics, JobConfig config, long sinceMillis, List<String> notes)
            throws IOException {
        List<Place> places = new ArrayList<>();
        for (EventType type : config.schema().types()) {
            String topic = config.topics().of(type);
            boolean ofRows = config.schema().definitions().find(type).orElse(null) instanceof ChangeDefinition;
            KafkaTopics.Position end = topics.end(topic);
            Place whole = new Place(type, topics.beginning(topic), end);
            String missing = "The rows of " + type + " are too many to be read here, and are left out.";
            if (ofRows && whole.records() <= MOST) { // a row counts however old it is
                places.add(whole);
            } else if (!ofRows) {
                places.add(new Place(type, topics.since(topic, sinceMillis), end));
            } else if (!notes.contains(missing)) {
                notes.add(missing);
            }
        }
        return places;
    }

    private static List<Event> events(KafkaTopics topics, JobConfig config, List<Place> places) throws IOException {
        JsonEvents reader = JsonEvents.of(config);
        List<Stamped> read = new ArrayList<>();
        for (Place place : places) {
            topics.read(place.from(), place.end(), record -> {
                if (read.size() < 2 * MOST) {
                    for (Event event : reader.read(record).events()) {
                        read.add(new Stamped(event, record.timestampMillis()));
                    }
                }
            });
        }
        read.sort(Comparator.comparingLong(Stamped::atMillis));
        return read.stream().map(Stamped::event).toList();
    }
}
