package dev.weir.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.weir.cases.RuleCase.Happening;
import dev.weir.events.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A file of cases. Whatever it says beyond the format is an error: a case that is misspelt must not pass. */
final class CaseFile {
    static final String SUFFIX = ".test.yaml";

    private static final String USUAL_START = "2026-03-02T10:00:00Z";
    private static final Set<String> CASE = Set.of("name", "start", "events", "until", "expect");

    private final Path rule;
    private final JsonNode defaults;

    private CaseFile(Path rule, JsonNode defaults) {
        this.rule = rule;
        this.defaults = defaults;
    }

    /** The files of a folder and the folders in it. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** The cases of a file. */
    static List<RuleCase> read(Path file) throws IOException {
        JsonNode all = new YAMLMapper().readTree(file.toFile());
        only(Set.of("defaults", "cases"), all);
        CaseFile cases = new CaseFile(Path.of(file.toString().replace(SUFFIX, ".yaml")), all.path("defaults"));
        List<RuleCase> read = new ArrayList<>();
        for (JsonNode one : all.path("cases")) {
            read.add(cases.read(one));
        }
        return read;
    }

    private RuleCase read(JsonNode one) {
        only(CASE, one);
        long startMillis = Instant.parse(one.path("start").asText(USUAL_START)).toEpochMilli();
        List<Happening> events = new ArrayList<>();
        long atMillis = 0;
        for (JsonNode event : one.path("events")) {
            atMillis = Offset.millis(event.path("at").asText(), atMillis);
            events.add(happening(event, "e" + (events.size() + 1), startMillis + atMillis));
        }
        List<JsonNode> expected = new ArrayList<>();
        for (JsonNode decision : one.required("expect")) {
            only(Found.KEYS, decision);
            expected.add(decision);
        }
        OptionalLong until = one.has("until")
                ? OptionalLong.of(Offset.millis(one.path("until").asText(), atMillis))
                : OptionalLong.empty();
        return new RuleCase(rule, one.required("name").asText(), startMillis, events, until, expected);
    }

    private Happening happening(JsonNode event, String number, long atMillis) {
        for (EventType type : EventType.values()) {
            if (event.has(type.ruleName())) {
                only(Set.of("at", type.ruleName()), event);
                ObjectNode fields = new ObjectNode(JsonNodeFactory.instance);
                fields.setAll(object(defaults.path(type.ruleName())));
                fields.setAll(object(event.path(type.ruleName())));
                fields.put("timestamp", Instant.ofEpochMilli(atMillis).toString());
                return new Happening(idOf(type, fields, number), type, fields);
            }
        }
        throw new IllegalArgumentException("no event: " + event);
    }

    /** The id that it brings, else its number. A change of stock has no id of its own on the wire. */
    private static String idOf(EventType type, ObjectNode fields, String number) {
        String field = type == EventType.TRANSACTION ? "transactionId" : "eventId";
        if (type != EventType.INVENTORY && !fields.has(field)) {
            fields.put(field, number);
        }
        return fields.path(field).asText(number);
    }

    private static ObjectNode object(JsonNode fields) {
        return fields instanceof ObjectNode object ? object.deepCopy() : new ObjectNode(JsonNodeFactory.instance);
    }

    private static void only(Set<String> known, JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is none of " + known + " in " + node);
            }
        });
    }
}
