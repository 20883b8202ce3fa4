package dev.weir.config;

import dev.weir.events.EventType;
import dev.weir.events.ReservedWords;
import dev.weir.events.StreamDefinition;
import dev.weir.events.ValueType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the streams that a job has in addition to the built-in ones. */
final class StreamSettings {
    /** Each stream has a source of its own, and a plan in every epoch. */
    private static final int MOST_STREAMS = 32;

    /** The key with the topic of decisions as events. */
    static final String DECISION_EVENTS = "events";

    private static final int MOST_FIELDS = 256;
    /** The names of streams and tables. */
    static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,31}");
    /** The names of their fields. */
    static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    /** The types of their fields. */
    static final Choices<ValueType> TYPES = Choices.usually("string", ValueType.STRING)
            .or("int", ValueType.INT)
            .or("double", ValueType.DOUBLE)
            .or("bool", ValueType.BOOL)
            .or("timestamp", ValueType.TIMESTAMP);

    private static final long DAY = 24 * 3_600_000L;

    private final Map<EventType, StreamDefinition> definitions = new TreeMap<>();
    private final Map<EventType, String> topics = new TreeMap<>();

    StreamSettings(ConfigSection streams, EventDefinitions known) {
        Map<String, ConfigSection> all = streams.sections("a stream: its topic, id, time, subject and fields");
        if (all.size() > MOST_STREAMS) {
            streams.note("has " + all.size() + " streams; write at most " + MOST_STREAMS);
            return;
        }
        all.forEach((name, section) -> {
            if (!NAME.matcher(name).matches()) {
                streams.note(name, "is no name for a stream; write a small letter, then letters, digits or '_'");
            } else if (known.names().contains(name)
                    || ReservedWords.isTaken(name)
                    || ReservedWords.isFieldOfLine(name)) {
                streams.note(name, "means something else in rules; give the stream another name");
            } else if (name.equals(DecisionStream.TYPE.ruleName())) {
                streams.note(name, "is what the job decided, see decisions.events; give the stream another name");
            } else {
                read(EventType.declared(name), section);
            }
        });
    }

    /** Reads whether decisions come back as events, and on which topic. */
    void readDecisions(ConfigSection decisions) {
        String topic = decisions.text(DECISION_EVENTS, "", "the name of a topic");
        if (!topic.isEmpty()) {
            definitions.put(DecisionStream.TYPE, DecisionStream.DEFINITION);
            topics.put(DecisionStream.TYPE, topic);
        }
    }

    /** Reads whether the job reads labels, and from which topic; a topic that is not named is not read. */
    static Optional<LabelDefinition> labels(ConfigSection section, ConfigSection streams, Set<EventType> declared) {
        String topic = section.text("topic", "", "the name of a topic, such as labels");
        long horizonMillis = section.millis("horizon", 30 * DAY, 60_000, 400 * DAY);
        section.end();
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        if (declared.stream().anyMatch(FraudLabel.TYPE::equals)) { // they are sorted by more than their names
            streams.note(
                    FraudLabel.TYPE.ruleName(), "is what labels are in rules, see labels.topic; rename the stream");
        }
        return Optional.of(new LabelDefinition(topic, horizonMillis));
    }

    /** Returns the definition of each stream. */
    Map<EventType, StreamDefinition> definitions() {
        return definitions;
    }

    /** Returns the topic of each event type. */
    Map<EventType, String> topics() {
        return topics;
    }

    private void read(EventType type, ConfigSection section) {
        topics.put(type, section.text("topic", type.ruleName(), "the name of a topic"));
        String id = section.required("id", "the name of the field that identifies an event, such as id: returnId");
        String time = section.text("time", "timestamp", "the name of the field that holds its time");
        String subject = section.required(
                "subject", "the name of the field with the subject of a decision, such as subject: customerId");
        ConfigSection written = section.section("fields");
        Map<String, ValueType> fields = written.openOf(TYPES);
        section.end();
        if (isSound(section, written, List.of(id, time, subject), fields)) {
            definitions.put(type, new StreamDefinition(type, id, time, subject, fields));
        }
    }

    /** Returns whether id, time and subject, in this order, are consistent with the fields. */
    private static boolean isSound(
            ConfigSection section, ConfigSection written, List<String> keys, Map<String, ValueType> fields) {
        boolean sound = true;
        for (String name : keys) {
            sound &= isField(name, section);
        }
        for (String name : fields.keySet()) {
            sound &= isField(name, written);
        }
        if (fields.size() > MOST_FIELDS) {
            section.note("fields", "has " + fields.size() + " fields; write at most " + MOST_FIELDS);
            sound = false;
        }
        String time = keys.get(1);
        if (keys.indexOf(time) != keys.lastIndexOf(time) || keys.get(0).equals(time)) {
            section.note("time", "is '" + time + "', as is another key; write the field that holds the time");
            sound = false;
        }
        for (String name : keys) {
            sound &= isOfType(fields, name, name.equals(time) ? ValueType.TIMESTAMP : ValueType.STRING, written);
        }
        return sound;
    }

    private static boolean isField(String name, ConfigSection section) {
        if (FIELD.matcher(name).matches()
                && !ReservedWords.isKeyword(name)
                && !name.equals("items")
                && !name.equals("attributes")) {
            return true;
        }
        if (!name.isEmpty()) { // a missing one was already noted
            section.note(
                    name,
                    "is no name for a field; write letters, digits or '_', beginning with a letter, and no word that"
                            + " means something else in expressions");
        }
        return false;
    }

    private static boolean isOfType(
            Map<String, ValueType> fields, String name, ValueType wanted, ConfigSection section) {
        ValueType written = fields.getOrDefault(name, wanted);
        if (written != wanted) {
            section.note(
                    name,
                    "is declared as another type; write " + (wanted == ValueType.STRING ? "string" : "timestamp")
                            + ", or leave it out");
        }
        return written == wanted;
    }
}
