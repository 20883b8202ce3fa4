package dev.weir.keys;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.identity.LinkListener;
import dev.weir.engine.identity.Linker;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.RowChange;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.events.definition.IdentityFields;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.KafkaTopics.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The events that concern some keys, from the topics, as far as these still have them. Records are read one after the
 * other and nearly all dropped at once, so that the memory does not grow with the topics: at most twice {@value
 * #MOST_EVENTS} events are held, {@value #MOST_ROWS} rows and {@value #MOST_SESSIONS} sessions.
 *
 * <p>Events of different topics are ordered by the timestamps of their records; the job may have read them in a slightly
 * different order.
 */
public final class EventsOfKeys {
    /** The most events of the keys that are returned, the latest. */
    public static final int MOST_EVENTS = 100_000;

    /** The most rows of tables. */
    static final int MOST_ROWS = 100_000;

    /** The most sessions that are linked to one of the keys. */
    static final int MOST_SESSIONS = 10_000;

    /** How much later than it was read a record with an earlier timestamp may stand on its topic. */
    private static final long DISORDER_MILLIS = 60_000;

    private final KafkaTopics topics;
    private final JobConfig config;
    private final WantedKeys wanted;
    private final Span span;
    private final JsonEvents reader;
    private final Linker linker;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Stamped> rows = new HashMap<>();
    private final Set<String> sessions = new HashSet<>();
    private final Set<String> transactions = new HashSet<>();
    private List<Stamped> kept = new ArrayList<>();
    private long leftOut;
    private long looked;
    /** When the record was written that is being read. */
    private long writtenMillis;

    private record Stamped(Event event, long atMillis) {}

    /**
     * Which events count.
     *
     * @param afterMillis event time after which they happened; rows count however old
     * @param untilMillis the last time at which their records were written
     */
    public record Span(long afterMillis, long untilMillis) {}

    /**
     * The events, in order.
     *
     * @param leftOut how many earlier ones were left out because there were too many
     * @param looked how many records were read
     * @param notes what a person should know of what was read
     */
    public record Found(List<Event> events, long leftOut, long looked, List<String> notes) {
        /** Makes defensive copies. */
        public Found {
            events = List.copyOf(events);
            notes = List.copyOf(notes);
        }
    }

    private EventsOfKeys(KafkaTopics topics, JobConfig config, WantedKeys wanted, Span span) {
        this.topics = topics;
        this.config = config;
        this.wanted = wanted;
        this.span = span;
        this.reader = JsonEvents.of(config);
        this.linker = new Linker(Settings.of(config).engine().identity(), config.schema(), LinkListener.NONE);
    }

    /**
     * Reads the topics.
     *
     * @throws IOException if they cannot be read
     */
    public static Found read(KafkaTopics topics, JobConfig config, WantedKeys wanted, Span span) throws IOException {
        EventsOfKeys reading = new EventsOfKeys(topics, config, wanted, span);
        reading.readSessions();
        for (EventType type : config.schema().types()) {
            if (!config.schema().isOfLabels(type)) {
                reading.read(type);
            }
        }
        for (EventType type : config.schema().types()) {
            if (config.schema().isOfLabels(type)) {
                reading.read(type); // they only name the transactions that they are about
            }
        }
        return reading.found();
    }

    private Found found() {
        trim(MOST_EVENTS);
        kept.addAll(rows.values()); // a row counts until it is changed, however long ago that was
        trim(Integer.MAX_VALUE);
        List<Event> events = new ArrayList<>(kept.size());
        kept.forEach(one -> events.add(one.event()));
        if (leftOut > 0) {
            notes.add("the first " + leftOut + " events were left out: of more than " + MOST_EVENTS
                    + " only the latest are looked at");
        }
        return new Found(events, leftOut, looked, notes);
    }

    /** An event of a session may count for a customer whom it does not name. */
    private void readSessions() throws IOException {
        IdentitySettings identity = Settings.of(config).engine().identity();
        if (!identity.isOn()) {
            return;
        }
        Set<String> values = new HashSet<>(wanted.subjects());
        wanted.keys().forEach(key -> values.add(KeyName.parts(key).getOrDefault(identity.to(), "")));
        values.remove("");
        List<Needle> needles = values.stream().map(Needle::new).toList();
        for (EventType type : config.schema().types()) {
            if (values.isEmpty() || !linker.concerns(type)) {
                continue;
            }
            each(type, needles, end(config.topics().of(type)), event -> {
                String to = IdentityFields.of(config.schema(), event.type(), identity.from(), identity.to())
                        .map(fields -> fields.to(event))
                        .orElse("");
                boolean isOfSession = wanted.subjects().contains(linker.sessionOf(event));
                if ((isOfSession || (linker.links(event) && values.contains(to))) && sessions.size() < MOST_SESSIONS) {
                    sessions.add(linker.sessionOf(event));
                }
            });
        }
        sessions.remove("");
    }

    private void read(EventType type) throws IOException {
        boolean ofSessions = !sessions.isEmpty() && linker.concerns(type);
        boolean ofLabels = config.schema().isOfLabels(type);
        String topic = config.topics().of(type);
        Position end = end(topic);
        List<Needle> needles = new ArrayList<>(wanted.needles(type));
        if (ofSessions) {
            sessions.forEach(session -> needles.add(new Needle(session)));
        } else if (ofLabels) {
            if (wanted.rulebook().of(type).keys().isEmpty() || transactions.isEmpty()) {
                return;
            }
            needles.add(new Needle(""));
        } else {
            end = new KeyPartitions(topics, config, wanted, notes).narrowed(type, from(type), end);
        }
        each(type, needles, end, event -> {
            if ((ofSessions && sessions.contains(linker.sessionOf(event)))
                    || (event instanceof FraudLabel label && transactions.contains(label.transactionId()))
                    || wanted.has(event)) {
                keep(type, event);
            }
        });
    }

    private void each(EventType type, List<Needle> needles, Position end, Consumer<Event> into) throws IOException {
        Position from = from(type).only(end.offsets().keySet());
        topics.read(from, end, record -> {
            looked++;
            if (record.timestampMillis() <= span.untilMillis() && mayConcern(record, needles)) {
                writtenMillis = record.timestampMillis();
                reader.read(record).events().forEach(into);
            }
        });
    }

    /** A deletion may only be told by its key. */
    private static boolean mayConcern(RawRecord record, List<Needle> needles) {
        for (Needle needle : needles) {
            if (needle.mayBeIn(record.value()) || needle.mayBeIn(record.key())) {
                return true;
            }
        }
        return false;
    }

    /** A record is written when its event happens or later, but for clocks that differ; a row counts however old. */
    private Position from(EventType type) throws IOException {
        String topic = config.topics().of(type);
        long sinceMillis =
                span.afterMillis() - linkReachMillis() - config.time().maxFutureMillis();
        boolean ofRows = config.schema().definitions().find(type).orElse(null) instanceof ChangeDefinition;
        return ofRows || sinceMillis <= 0 ? topics.beginning(topic) : topics.since(topic, sinceMillis);
    }

    private Position end(String topic) throws IOException {
        return topics.since(topic, span.untilMillis() + DISORDER_MILLIS);
    }

    private long linkReachMillis() {
        return config.identity().map(JobConfig.Identity::overMillis).orElse(0L);
    }

    private void keep(EventType type, Event event) {
        Stamped stamped = new Stamped(event, writtenMillis);
        if (event.timestampMillis() > span.afterMillis() - (linker.links(event) ? linkReachMillis() : 0)) {
            kept.add(stamped);
            if (event.type().equals(EventType.TRANSACTION) && transactions.size() < MOST_EVENTS) {
                transactions.add(event.id());
            }
            if (kept.size() >= 2 * MOST_EVENTS) {
                trim(MOST_EVENTS);
            }
        } else if (event instanceof RowChange row && rows.size() < MOST_ROWS) {
            rows.put(type + "/" + event.subject() + "/" + row.row(), stamped);
        }
    }

    private void trim(int most) {
        kept.sort(Comparator.comparingLong(Stamped::atMillis));
        if (kept.size() > most) {
            leftOut += kept.size() - most;
            kept = new ArrayList<>(kept.subList(kept.size() - most, kept.size()));
        }
    }
}
