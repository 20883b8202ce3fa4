package dev.weir.config;

import dev.weir.events.EventType;
import dev.weir.events.ReservedWords;
import dev.weir.events.ValueType;
import dev.weir.events.definition.TableDefinition;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Reads the tables whose rows are joined with events. */
final class TableSettings {
    /** Each table has a source of its own, and a plan in every epoch. */
    static final int MOST_TABLES = 32;

    static final int MOST_COLUMNS = 200;

    private static final Choices<Boolean> AWAITED =
            Choices.usually("true", true).or("false", false);

    private static final Choices<TimeUnit> UNITS = EventRecordSettings.UNITS.or("days", TimeUnit.DAYS);

    private final List<TableDefinition> definitions = new ArrayList<>();
    private final Map<EventType, String> topics = new TreeMap<>();
    private final Map<EventType, String> keys = new HashMap<>();

    /**
     * Reads them; errors are noted.
     *
     * @param taken the names of event types and of declared streams
     * @param joins the fields of events with a text, once per event, whose value can be the key of a row
     */
    TableSettings(ConfigSection tables, Set<String> taken, Set<String> joins) {
        Map<String, ConfigSection> all = tables.sections("a table: its topic, by, key and fields");
        if (all.size() > MOST_TABLES) {
            tables.note("has " + all.size() + " tables; write at most " + MOST_TABLES);
            return;
        }
        all.forEach((name, section) -> {
            if (!StreamSettings.NAME.matcher(name).matches()) {
                tables.note(name, "is no name for a table; write a small letter, then letters, digits or '_'");
            } else if (taken.contains(name) || ReservedWords.isTaken(name) || ReservedWords.isFieldOfLine(name)) {
                tables.note(name, "means something else in rules; give the table another name");
            } else {
                read(EventType.table(name), section, joins);
            }
        });
    }

    /** Returns the definition of each table. */
    List<TableDefinition> definitions() {
        return definitions;
    }

    /** Returns the topic of each table. */
    Map<EventType, String> topics() {
        return topics;
    }

    /** Returns where a record has the key of a row, a path, unless it is called as in events. */
    Map<String, String> pathOfKey(EventType table) {
        for (TableDefinition definition : definitions) {
            String path = keys.getOrDefault(table, "");
            if (definition.type().equals(table) && !path.isEmpty() && !path.equals(definition.by())) {
                return Map.of(definition.by(), path);
            }
        }
        return Map.of();
    }

    private void read(EventType type, ConfigSection section, Set<String> joins) {
        String topic = section.text("topic", type.ruleName(), "the name of a topic");
        String heartbeats = section.text("heartbeats", "", "the name of a topic, or nothing");
        String by = section.required("by", "the field of events that has the key of a row, such as by: customerId");
        String key = section.text("key", by, "the name of the primary key, a path");
        boolean awaited = section.oneOf("awaitSnapshot", AWAITED);
        ConfigSection written = section.section("fields");
        Map<String, ValueType> columns = written.openOf(StreamSettings.TYPES);
        Map<String, TimeUnit> units = units(section.section("timeUnit"), columns);
        section.end();
        topics.put(type, topic);
        boolean isSound = isSound(section, by, joins);
        boolean areSound = areSound(written, columns, by, key); // in any case, to note every error
        if (isSound && areSound) {
            keys.put(type, key);
            definitions.add(
                    new TableDefinition(type, new TableDefinition.Topics(topic, heartbeats), by, columns, awaited)
                            .with(units));
        }
    }

    /** Returns the units of columns that say them. */
    private static Map<String, TimeUnit> units(ConfigSection section, Map<String, ValueType> columns) {
        Map<String, TimeUnit> units = section.openOf(UNITS);
        Set<String> times = new TreeSet<>(columns.keySet());
        times.removeIf(name -> columns.get(name) != ValueType.TIMESTAMP);
        for (String name : units.keySet()) {
            if (!times.contains(name)) {
                section.note(name, "is no column with a timestamp" + Spelling.advice(name, times));
            }
        }
        return units;
    }

    private static boolean isSound(ConfigSection section, String by, Set<String> joins) {
        if (by.isEmpty() || joins.contains(by)) {
            return !by.isEmpty(); // a missing one was already noted
        }
        section.note(
                "by",
                "is '" + by
                        + "', which is no field of transactions or clicks that holds a text, nor a declared attribute"
                        + Spelling.advice(by, joins));
        return false;
    }

    private static boolean areSound(ConfigSection written, Map<String, ValueType> columns, String by, String key) {
        boolean sound = true;
        Set<String> taken = new TreeSet<>(List.of(by, TableDefinition.TIME, TableDefinition.DELETED));
        if (columns.isEmpty()) {
            written.note("is empty; write the columns that rules use, such as fields: {segment: string}");
            sound = false;
        }
        if (columns.size() > MOST_COLUMNS) {
            written.note(
                    "has " + columns.size() + " columns; write at most " + MOST_COLUMNS + ", those that rules use");
            sound = false;
        }
        for (String name : columns.keySet()) {
            if (!StreamSettings.FIELD.matcher(name).matches() || ReservedWords.isKeyword(name)) {
                written.note(
                        name,
                        "is no name for a column in rules; write letters, digits or '_', beginning with a"
                                + " letter, and say under mappings what records call it");
                sound = false;
            } else if (taken.contains(name)) {
                written.note(
                        name,
                        "is " + meaning(name, by) + " already; leave it out, or give the column another name"
                                + " here and say under mappings what records call it");
                sound = false;
            } else if (name.equals(key)) {
                written.note(name, "is the key, which rules call '" + by + "'; leave it out");
                sound = false;
            }
        }
        return sound;
    }

    private static String meaning(String name, String by) {
        return name.equals(by)
                ? "the key of the row"
                : name.equals(TableDefinition.TIME) ? "the time of a change" : "whether the row was deleted";
    }
}
