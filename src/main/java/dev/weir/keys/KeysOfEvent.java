package dev.weir.keys;

import dev.weir.config.JobConfig;
import dev.weir.engine.EngineLook;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.KafkaTopics.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The keys of an event that was decided: those by which rules in force keep something, and its subject. The event is
 * looked for where it is likely first, near the decision, then further back.
 */
public final class KeysOfEvent {
    /** The most keys that are told. */
    public static final int MOST = 50;

    /** By how much a record may seem younger than the decision about its event, as clocks differ. */
    private static final long CLOCKS_MILLIS = 1_000;

    private static final long DISORDER_MILLIS = 60_000;
    private static final List<Long> BACK_MILLIS =
            List.of(Duration.ofSeconds(10).toMillis(), Duration.ofMinutes(10).toMillis(), Long.MAX_VALUE);

    private final Sought sought;
    private final KafkaTopics topics;
    private final JobConfig config;
    private Optional<Event> found = Optional.empty();

    /**
     * The event.
     *
     * @param type its name in rules
     * @param decidedAtMillis when it was decided
     */
    public record Sought(String type, String id, long decidedAtMillis) {}

    private KeysOfEvent(Sought sought, KafkaTopics topics, JobConfig config) {
        this.sought = sought;
        this.topics = topics;
        this.config = config;
    }

    /**
     * Returns the keys, sorted, at most {@value #MOST}; none if the topics do not have the event any more.
     *
     * @throws IOException if the topics cannot be read
     */
    public static List<String> read(Sought sought, KafkaTopics topics, JobConfig config) throws IOException {
        return new KeysOfEvent(sought, topics, config).read();
    }

    private List<String> read() throws IOException {
        for (EventType type : config.schema().types()) {
            if (type.ruleName().equals(sought.type())) {
                find(type);
            }
        }
        return found.isPresent() ? keys(found.get()) : List.of();
    }

    private List<String> keys(Event event) throws IOException {
        long nowMillis = System.currentTimeMillis();
        Rulebook rulebook = new EngineLook(
                        DocumentsThen.engine(nowMillis, ListsThen.read(nowMillis, topics, config), topics, config))
                .rulebook();
        TreeSet<String> keys =
                new TreeSet<>(WantedKeys.of(event, rulebook, config.schema()).keys());
        for (Field field : config.schema().fields(event.type())) {
            if (field.of(event) instanceof Value.Text text
                    && !text.value().isEmpty()
                    && text.value().equals(event.subject())) {
                keys.add(KeyName.ofField(field.name(), text.value()));
            }
        }
        return keys.stream().limit(MOST).toList();
    }

    private void find(EventType type) throws IOException {
        String topic = config.topics().of(type);
        Needle needle = new Needle(config.schema().idField(type).isPresent() ? sought.id() : "");
        JsonEvents reader = JsonEvents.of(config);
        Position decided = topics.since(topic, sought.decidedAtMillis() + CLOCKS_MILLIS);
        Position end = decided;
        for (long back : BACK_MILLIS) {
            Position from = back < sought.decidedAtMillis()
                    ? topics.since(topic, sought.decidedAtMillis() - back)
                    : topics.beginning(topic);
            look(from, end, needle, reader);
            end = from;
        }
        look(decided, topics.since(topic, sought.decidedAtMillis() + DISORDER_MILLIS), needle, reader);
    }

    private void look(Position from, Position end, Needle needle, JsonEvents reader) throws IOException {
        if (found.isEmpty()) {
            topics.readUntil(from, end, found::isPresent, record -> take(record, needle, reader));
        }
    }

    private void take(RawRecord record, Needle needle, JsonEvents reader) {
        if (found.isEmpty() && needle.mayBeIn(record.value())) {
            for (Event event : reader.read(record).events()) {
                if (event.id().equals(sought.id())) {
                    found = Optional.of(event);
                }
            }
        }
    }
}
