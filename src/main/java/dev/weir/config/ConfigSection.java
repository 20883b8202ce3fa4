package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.config.ConfigDiagnostics.Setting;
import dev.weir.events.record.RecordPlace;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A map of the config at a path, read key by key. Every key that is read is known; {@link #end} refuses all others.
 * Errors are noted, and the default is used instead.
 */
final class ConfigSection {

    private final JsonNode map;
    private final String path;
    private final ConfigDiagnostics diagnostics;
    private final Set<String> known = new TreeSet<>();

    ConfigSection(JsonNode map, String path, ConfigDiagnostics diagnostics) {
        this.map = map;
        this.path = path;
        this.diagnostics = diagnostics;
        if (!map.isMissingNode() && !map.isNull() && !map.isObject()) {
            diagnostics.error(path, "is " + described(map) + "; write keys and values");
        }
    }

    ConfigSection section(String key) {
        return new ConfigSection(at(key), pathOf(key), diagnostics);
    }

    /** Returns a text that is not blank. */
    String text(String key, String otherwise) {
        return text(key, otherwise, "a text");
    }

    /** Returns a text that is not blank, described in more detail by {@code written}. */
    String text(String key, String otherwise, String written) {
        JsonNode node = ask(key, written, otherwise);
        if (isAbsent(node)) {
            return otherwise;
        }
        if (!node.isValueNode() || node.asText().isBlank()) {
            wrong(key, node, "a text");
            return otherwise;
        }
        return node.asText();
    }

    /** Returns a mandatory text. */
    String required(String key, String written) {
        if (isAbsent(at(key))) {
            note(key, "is missing; write " + written);
        }
        return text(key, "", written);
    }

    int whole(String key, int otherwise, int least, int most) {
        return whole(key, OptionalInt.of(otherwise), least, most).orElse(otherwise);
    }

    OptionalInt optionalWhole(String key, int least, int most) {
        return whole(key, OptionalInt.empty(), least, most);
    }

    private OptionalInt whole(String key, OptionalInt otherwise, int least, int most) {
        String written = "a whole number from " + least + " to " + most;
        JsonNode node = ask(key, written, otherwise.isPresent() ? String.valueOf(otherwise.getAsInt()) : "");
        if (isAbsent(node)) {
            return otherwise;
        }
        if (!node.canConvertToInt() || !node.isIntegralNumber() || node.intValue() < least || node.intValue() > most) {
            wrong(key, node, written);
            return otherwise;
        }
        return OptionalInt.of(node.intValue());
    }

    /** Returns a length of time. */
    long millis(String key, long otherwise, long least, long most) {
        String written = "a length of time from " + Durations.text(least) + " to " + Durations.text(most);
        JsonNode node = ask(key, written, Durations.text(otherwise));
        if (isAbsent(node)) {
            return otherwise;
        }
        OptionalLong millis = node.isValueNode() ? Durations.millis(node.asText()) : OptionalLong.empty();
        if (millis.isEmpty() || millis.getAsLong() < least || millis.getAsLong() > most) {
            String meant =
                    Durations.meant(node.asText()).map(one -> "; write " + one).orElse("");
            wrong(key, node, written + ", " + Durations.SUCH_AS + (millis.isEmpty() ? meant : ""));
            return otherwise;
        }
        return millis.getAsLong();
    }

    /** Reads one of a few words; the first of them is the default. */
    <T> T oneOf(String key, Choices<T> choices) {
        return chosen(key, ask(key, choices.written(), choices.usual()), choices);
    }

    private <T> T chosen(String key, JsonNode node, Choices<T> choices) {
        if (isAbsent(node)) {
            return choices.of(choices.usual()).orElseThrow();
        }
        Optional<T> chosen = choices.of(node.asText());
        if (chosen.isEmpty()) {
            wrong(key, node, choices.written());
        }
        return chosen.orElseGet(() -> choices.of(choices.usual()).orElseThrow());
    }

    /** Returns a list of distinct texts, at least one. */
    List<String> texts(String key, List<String> otherwise) {
        String usual = "[" + String.join(", ", otherwise) + "]";
        JsonNode node = ask(key, "a list of different texts", usual);
        if (isAbsent(node)) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(element.asText()));
        boolean blank = texts.stream().anyMatch(String::isBlank);
        if (!node.isArray() || texts.isEmpty() || blank || Set.copyOf(texts).size() < texts.size()) {
            wrong(key, node, "a list of different texts" + (otherwise.isEmpty() ? "" : ", such as " + usual));
            return otherwise;
        }
        return List.copyOf(texts);
    }

    /** Returns a list of distinct texts, possibly empty, as it is by default. */
    List<String> textsOrNone(String key) {
        return at(key).isArray() && at(key).isEmpty() ? List.of() : texts(key, List.of());
    }

    /** Returns a list of places of records, possibly empty. */
    Set<RecordPlace> places(String key) {
        JsonNode node = ask(key, "a list of topic/partition@offset", "[]");
        Set<RecordPlace> places = new HashSet<>();
        for (JsonNode element : node) {
            RecordPlace.parse(element.asText()).ifPresent(places::add);
        }
        if (!isAbsent(node) && (!node.isArray() || places.size() < node.size())) {
            wrong(key, node, "a list of topic/partition@offset, such as [transactions/3@812345]");
        }
        return places;
    }

    /** Returns a list of some of the known names, possibly empty. */
    Set<String> someOf(String key, String written, Set<String> names) {
        JsonNode node = ask(key, written, "[]");
        if (isAbsent(node)) {
            return Set.of();
        }
        if (!node.isArray()) {
            wrong(key, node, written + ", such as [" + names.iterator().next() + "]");
            return Set.of();
        }
        Set<String> chosen = new TreeSet<>();
        for (JsonNode element : node) {
            if (names.contains(element.asText())) {
                chosen.add(element.asText());
            } else {
                note(key, "has '" + element.asText() + "', which is none" + Spelling.advice(element.asText(), names));
            }
        }
        return chosen;
    }

    /**
     * Returns the texts of all names, which are arbitrary. A value that is not a text is not quoted: it may contain a
     * secret.
     */
    Map<String, String> open(String written) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : names(written)) {
            JsonNode node = at(name);
            if (!node.isValueNode()) {
                note(name, "is a " + (node.isArray() ? "list" : "map") + "; write a text");
            }
            texts.put(name, node.isNull() ? "" : node.asText());
        }
        return texts;
    }

    /** Returns the meanings of all names, which are arbitrary. */
    <T> Map<String, T> openOf(Choices<T> choices) {
        Map<String, T> chosen = new TreeMap<>();
        names(choices.written()).forEach(name -> chosen.put(name, chosen(name, at(name), choices)));
        return chosen;
    }

    /** Returns the lists of texts of all names, which are arbitrary. */
    Map<String, List<String>> openTexts(String written) {
        Map<String, List<String>> lists = new TreeMap<>();
        names(written).forEach(name -> lists.put(name, texts(name, List.of())));
        return lists;
    }

    private Set<String> names(String written) {
        diagnostics.asked(Setting.under(path, written));
        Set<String> names = new TreeSet<>();
        map.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Returns the sections of all names, which are arbitrary. */
    Map<String, ConfigSection> sections(String written) {
        Map<String, ConfigSection> sections = new TreeMap<>();
        names(written).forEach(name -> sections.put(name, section(name)));
        return sections;
    }

    /** Returns the maps of a mandatory list. */
    List<ConfigSection> elements(String key, String written) {
        JsonNode node = at(key);
        if (!node.isArray() || node.isEmpty()) {
            note(key, (isAbsent(node) ? "is missing" : "is " + described(node)) + "; write " + written);
            return List.of();
        }
        List<ConfigSection> elements = new ArrayList<>();
        node.forEach(
                one -> elements.add(new ConfigSection(one, pathOf(key) + "[" + elements.size() + "]", diagnostics)));
        return elements;
    }

    /** Returns a mandatory number within these bounds. */
    double number(String key, double least, double most) {
        JsonNode node = at(key);
        double number = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            String range = Math.round(least) + " to " + Math.round(most);
            note(key, (isAbsent(node) ? "is missing" : "is " + described(node)) + "; write a number from " + range);
        }
        return number;
    }

    /** Refuses every key that was not read. */
    void end() {
        map.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                note(key, "unknown key" + Spelling.advice(key, known));
            }
        });
    }

    /** Notes an error about the whole section. */
    void note(String error) {
        diagnostics.error(path, error);
    }

    /** Notes an error at a key. */
    void note(String key, String error) {
        diagnostics.error(pathOf(key), error);
    }

    private void wrong(String key, JsonNode node, String written) {
        note(key, "is " + described(node) + "; write " + written);
    }

    private JsonNode ask(String key, String written, String otherwise) {
        diagnostics.asked(new Setting(pathOf(key), written, otherwise));
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
