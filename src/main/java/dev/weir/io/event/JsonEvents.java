package dev.weir.io.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.weir.config.EventRecords;
import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.RowChange;
import dev.weir.events.StreamDefinition;
import dev.weir.events.Utf8;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.events.definition.RecordDefinition;
import dev.weir.events.definition.RecordReaders;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.EventTimes;
import dev.weir.io.value.Scalars;
import dev.weir.io.value.SchemaHints;
import dev.weir.operators.EventReader;
import dev.weir.operators.Masking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from JSON, in one pass over the bytes of a record; a record that is not in
 * the plainest form is read again from its beginning. Anything in a record except the fields of its event
 * and the declared attributes is skipped; of duplicate names the last counts. Immutable and safe for use by several
 * threads.
 */
public final class JsonEvents implements EventReader {
    private static final long serialVersionUID = 1;

    /** How deep objects and arrays may nest. */
    public static final int MAX_DEPTH = 100;

    private static final int MAX_NUMBER_CHARS = 200;
    private static final int MAX_NAME_CHARS = 1_000;
    private static final int MAX_TOKENS = 1_000_000;

    private final Map<String, EventBody> bodies;
    private final FieldMasks masks;
    private final LabelRecord labels;
    private final int maxRecordBytes;
    private final JsonFactory json;

    /**
     * Creates a reader.
     *
     * @param topics by type of event
     * @param schema with the declared attributes; others are dropped
     * @param paths by type and name of our field, its path in a record if that differs from its name: names separated
     *     by dots, such as {@code amount} → {@code payment.total}; also {@code items}, {@code items.price} (a path
     *     inside the line) and {@code attributes.giftCard}
     * @param records the bounds on their content
     */
    public JsonEvents(
            Map<String, EventType> topics,
            Schema schema,
            Map<EventType, Map<String, String>> paths,
            EventRecords records) {
        this(topics, schema, paths, records, true);
    }

    private JsonEvents(
            Map<String, EventType> topics,
            Schema schema,
            Map<EventType, Map<String, String>> paths,
            EventRecords records,
            boolean bounded) {
        int maxRecordBytes = records.bounds().maxBytes();
        Map<String, EventBody> byTopic = new HashMap<>();
        Map<EventType, Mapping> mappings = new HashMap<>();
        topics.forEach((topic, type) -> {
            Mapping mapping = Mapping.of(type, schema, paths.getOrDefault(type, Map.of()));
            mappings.put(type, mapping);
            byTopic.put(topic, body(mapping, records, bounded));
        });
        this.bodies = Map.copyOf(byTopic);
        this.masks = new FieldMasks(topics, mappings, records.masked());
        this.labels = LabelRecord.on(
                topics.entrySet().stream()
                        .filter(topic -> topic.getValue().equals(FraudLabel.TYPE))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(""),
                paths.getOrDefault(FraudLabel.TYPE, Map.of()));
        this.maxRecordBytes = maxRecordBytes;
        this.json = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // strangers choose the names
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .maxNameLength(MAX_NAME_CHARS)
                        .maxStringLength(maxRecordBytes)
                        .maxDocumentLength(maxRecordBytes)
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .build();
    }

    /** Returns a reader for the topics of a config. */
    public static JsonEvents of(JobConfig config) {
        return of(config, true);
    }

    /**
     * Returns a reader that also accepts amounts, prices and coordinates outside the plausible bounds, which a job
     * refuses: for trying out rules on them.
     */
    public static JsonEvents withAnyFigures(JobConfig config) {
        return of(config, false);
    }

    private static JsonEvents of(JobConfig config, boolean bounded) {
        Map<String, EventType> types = new HashMap<>();
        for (EventType type : config.schema().types()) {
            types.put(config.topics().of(type), type);
        }
        for (TableDefinition table : config.schema().definitions().tables()) {
            table.topics().forEach(topic -> types.putIfAbsent(topic, table.type()));
        }
        return new JsonEvents(types, config.schema(), config.mappings(), config.records(), bounded);
    }

    /** Creates the readers for the events of one type. */
    private record Bodies(Mapping mapping, EventRecords records, boolean bounded) implements RecordReaders<EventBody> {
        @Override
        public <E extends Event> EventBody ofRecords(RecordDefinition<E> definition) {
            return new RecordBody<>(mapping, definition, scalars(false));
        }

        @Override
        public <E extends RowChange> EventBody ofChanges(ChangeDefinition<E> definition) {
            return new ChangeBody<>(mapping, definition, scalars(true).with(SchemaHints.ofUnits(mapping.units())));
        }

        private EventBody ofStream(StreamDefinition stream) {
            return new DeclaredBody(mapping, stream, scalars(false));
        }

        private Scalars scalars(boolean ofDatabase) {
            EventTimes times = EventTimes.of(records.times(), mapping.type());
            return new Scalars(ofDatabase, bounded, records.bounds(), times);
        }
    }

    private static EventBody body(Mapping mapping, EventRecords records, boolean bounded) {
        Bodies bodies = new Bodies(mapping, records, bounded);
        return mapping.readBy(bodies, bodies::ofStream);
    }

    @Override
    public Reading read(RawRecord record) {
        EventBody body = bodyOf(record.topic());
        if (record.value().length == 0) {
            return readEmpty(body, record);
        }
        if (record.value().length > maxRecordBytes) {
            return new Reading.Rejected("the value has " + record.value().length + " bytes; write at most "
                    + maxRecordBytes + ", or raise limits.maxRecordBytes of the job");
        }
        Reading plain = body.readPlain(record.value());
        return plain == null ? readInFull(record) : plain;
    }

    private Reading readEmpty(EventBody body, RawRecord record) {
        try {
            return body.empty(keyOf(body, record.key()), record);
        } catch (BadRecord e) {
            return new Reading.Rejected(e.error(path -> masks.coversPath(record.topic(), path)));
        }
    }

    /** Returns the key of a row; {@code ""} for a record key in another form, since not every writer has JSON for keys. */
    private String keyOf(EventBody body, byte[] key) {
        if (key.length == 0 || key.length > maxRecordBytes || Utf8.faultOf(key).isPresent()) {
            return "";
        }
        try (JsonParser in = json.createParser(key)) {
            String read = in.nextToken() == null ? "" : body.keyOf(in);
            return in.nextToken() == null ? read : "";
        } catch (BadRecord e) {
            return ""; // no key of a row
        } catch (JacksonException e) { // no JSON
            return body.keyOf(new String(key, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    /** Returns whether a record is in the plainest form, so that Jackson need not see it. */
    boolean isPlain(RawRecord record) {
        return bodyOf(record.topic()).readPlain(record.value()) != null;
    }

    /** Reads a record that is not too large, whatever its form. */
    Reading readInFull(RawRecord record) {
        EventBody body = bodyOf(record.topic());
        Optional<Utf8.Fault> fault = Utf8.faultOf(record.value());
        if (fault.isPresent()) {
            return new Reading.Rejected(fault.get().message());
        }
        try (JsonParser in = json.createParser(record.value())) {
            return readWhole(body, in, record);
        } catch (BadRecord e) {
            String error = e.error(path -> masks.coversPath(record.topic(), path));
            return new Reading.Rejected(error + (e.missing().isEmpty() ? "" : elsewhere(e.missing(), record.value())));
        } catch (JacksonException e) {
            return new Reading.Rejected(broken(e, masks.isEmpty(record.topic())));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private String elsewhere(String field, byte[] value) {
        try (JsonParser in = json.createParser(value)) {
            return Elsewhere.advice(field, in);
        } catch (IOException e) {
            throw new UncheckedIOException("an object that was read before is read again", e);
        }
    }

    @Override
    public Masking masking() {
        return masks;
    }

    @Override
    public RawRecord recordOf(FraudLabel label) {
        return labels.of(label);
    }

    private EventBody bodyOf(String topic) {
        EventBody body = bodies.get(topic);
        if (body == null) {
            throw new IllegalArgumentException(
                    "a record of topic " + topic + ", which is not one of " + bodies.keySet());
        }
        return body;
    }

    private static Reading readWhole(EventBody body, JsonParser in, RawRecord record) throws IOException, BadRecord {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRecord(
                    in.currentToken() == JsonToken.VALUE_STRING
                                    && in.getText().strip().startsWith("{")
                            ? "the value is a text with JSON in it; write the object itself, without quotes around it"
                            : "the value is not a JSON object; write one, such as {\"timestamp\": …}");
        }
        Reading reading = body.read(in, record);
        if (in.nextToken() != null) {
            throw new BadRecord("something follows the JSON object" + at(in.currentTokenLocation())
                    + "; write one object per record");
        }
        return reading;
    }

    /** Returns an error text; the message of the library would quote the input. */
    private static String broken(JacksonException e, boolean quoted) {
        String place = at(e.getLocation());
        if (e instanceof StreamConstraintsException) {
            return "the value is out of the supported range" + place + "; nest at most " + MAX_DEPTH
                    + " deep, and write numbers of at most " + MAX_NUMBER_CHARS + " and names of at most "
                    + MAX_NAME_CHARS + " characters, and at most " + MAX_TOKENS + " names, values and brackets in all";
        }
        String wrong = "the value is not JSON in UTF-8" + place;
        if (e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return wrong + ", where it ends: it was cut off, or a bracket or a quote is not closed";
        }
        String why = e.getOriginalMessage().startsWith("Non-standard token")
                ? "JSON has no NaN or Infinity; write null where there is no number"
                : e.getOriginalMessage();
        return quoted ? wrong + ": " + why : wrong;
    }

    private static String at(@Nullable JsonLocation place) {
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
