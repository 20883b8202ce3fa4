package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A map of the config at a path, read key by key. Every key that is asked for is known; {@link #end} refuses the others.
 * What is wrong is noted, and its default stands in.
 */
final class Section {
    private final JsonNode map;
    private final String path;
    private final Findings findings;
    private final Set<String> known = new TreeSet<>();

    Section(JsonNode map, String path, Findings findings) {
        this.map = map;
        this.path = path;
        this.findings = findings;
        if (!map.isMissingNode() && !map.isNull() && !map.isObject()) {
            findings.error(path, "is " + described(map) + "; write keys and values");
        }
    }

    Section section(String key) {
        return new Section(at(key), pathOf(key), findings);
    }

    /** A text that is not blank. */
    String text(String key, String otherwise) {
        JsonNode node = value(key);
        if (isAbsent(node)) {
            return otherwise;
        }
        if (!node.isValueNode() || node.asText().isBlank()) {
            wrong(key, node, "write a text");
            return otherwise;
        }
        return node.asText();
    }

    /** A text without which nothing goes. */
    String required(String key, String advice) {
        if (isAbsent(value(key))) {
            note(key, "is missing; " + advice);
        }
        return text(key, "");
    }

    int whole(String key, int otherwise, int least, int most) {
        return optionalWhole(key, least, most).orElse(otherwise);
    }

    OptionalInt optionalWhole(String key, int least, int most) {
        JsonNode node = value(key);
        if (isAbsent(node)) {
            return OptionalInt.empty();
        }
        if (!node.canConvertToInt() || !node.isIntegralNumber() || node.intValue() < least || node.intValue() > most) {
            wrong(key, node, "write a whole number from " + least + " to " + most);
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.intValue());
    }

    /** A length of time. */
    long millis(String key, long otherwise, long least, long most) {
        JsonNode node = value(key);
        if (isAbsent(node)) {
            return otherwise;
        }
        OptionalLong millis = node.isValueNode() ? Lengths.millisOf(node.asText()) : OptionalLong.empty();
        if (millis.isEmpty() || millis.getAsLong() < least || millis.getAsLong() > most) {
            wrong(
                    key,
                    node,
                    "write a length of time from " + Lengths.text(least) + " to " + Lengths.text(most)
                            + ", such as 100ms, 10s, 5m, 24h or 90d");
            return otherwise;
        }
        return millis.getAsLong();
    }

    /** One of a few words, by what they stand for. */
    <T> T oneOf(String key, Map<String, T> choices, T otherwise) {
        JsonNode node = value(key);
        if (isAbsent(node)) {
            return otherwise;
        }
        T choice = choices.get(node.asText());
        if (choice == null) {
            wrong(key, node, "write " + String.join(" or ", new TreeSet<>(choices.keySet())));
            return otherwise;
        }
        return choice;
    }

    /** A list of different texts, at least one. */
    List<String> texts(String key, List<String> otherwise) {
        JsonNode node = value(key);
        if (isAbsent(node)) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(element.asText()));
        boolean blank = texts.stream().anyMatch(String::isBlank);
        if (!node.isArray() || texts.isEmpty() || blank || Set.copyOf(texts).size() < texts.size()) {
            wrong(key, node, "write a list of different texts, such as [" + String.join(", ", otherwise) + "]");
            return otherwise;
        }
        return List.copyOf(texts);
    }

    /** All names, none of which is known beforehand. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        map.fieldNames().forEachRemaining(names::add);
        known.addAll(names);
        return names;
    }

    /** The texts of all names. */
    Map<String, String> open() {
        Map<String, String> texts = new TreeMap<>();
        names().forEach(name -> texts.put(name, text(name, "")));
        return texts;
    }

    /** Refuses every key that was not asked for. */
    void end() {
        map.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                note(key, "unknown key" + advice(key, known));
            }
        });
    }

    /** Notes an error at a key. */
    void note(String key, String error) {
        findings.error(pathOf(key), error);
    }

    /** {@code "; did you mean 'amount'?"}, or the known names if none is near. */
    static String advice(String written, Set<String> known) {
        return Nearest.to(written, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("; known are " + String.join(", ", known));
    }

    private void wrong(String key, JsonNode node, String advice) {
        note(key, "is " + described(node) + "; " + advice);
    }

    private JsonNode value(String key) {
        findings.asked(pathOf(key));
        return at(key);
    }

    private JsonNode at(String key) {
        known.add(key);
        JsonNode node = map.get(key);
        return node == null ? MissingNode.getInstance() : node;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String described(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a map";
            case ARRAY -> "the list " + node;
            case STRING -> "the text '" + node.asText() + "'";
            case NUMBER -> "the number " + node.asText();
            default -> node.asText();
        };
    }
}
