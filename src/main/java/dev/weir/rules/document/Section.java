package dev.weir.rules.document;

import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A map of a document at a path, read key by key. Errors are noted, and the key then counts as missing. */
public final class Section {
    private static final Node NOTHING = new Node.Empty(new Node.Place(1, 1));

    private final Map<String, Node> values;
    private final String path;
    private final Diagnostics diagnostics;

    /** The keys here according to the grammar. */
    private final GrammarPlace place;

    private Section(Map<String, Node> values, String path, GrammarPlace place, Diagnostics diagnostics) {
        this.values = values;
        this.path = path;
        this.place = place;
        this.diagnostics = diagnostics;
    }

    /** Returns the section of a whole document; empty, with an error noted, if the document is not a map. */
    public static Section ofRule(Node document, GrammarPlace place, Diagnostics diagnostics) {
        return of(document, "", place, diagnostics);
    }

    private static Section of(Node node, String path, GrammarPlace place, Diagnostics diagnostics) {
        if (node instanceof Node.Fields fields) {
            return new Section(fields.values(), path, place, diagnostics);
        }
        String what = path.isEmpty() ? "a rule" : "'" + path + "'";
        diagnostics.add(path, what + " is a map of keys and values, not " + node.described());
        return new Section(Map.of(), path, place, diagnostics);
    }

    /** Refuses every key that is not in the grammar here. */
    public void refuseOthers() {
        refuseOthersThan(names());
    }

    /** Returns the keys in the grammar here; empty if names are arbitrary. */
    public List<String> names() {
        return place.names();
    }

    /** Refuses every key but these. */
    public void refuseOthersThan(Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                diagnostics.add(pathOf(key), OtherKeys.unknown(key, values.get(key), known));
            }
        }
    }

    /** Returns the keys as written. */
    public Collection<String> keys() {
        return values.keySet();
    }

    /** Returns whether the key is there and not empty. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** Returns the value at the key; empty if the key has no value. */
    public Optional<Node> node(String key) {
        Node node = values.get(key);
        return node == null || node instanceof Node.Empty ? Optional.empty() : Optional.of(node);
    }

    /** Returns the section at a key; empty if the key is missing. */
    public Section section(String key) {
        GrammarPlace inner = place.map(key);
        return node(key)
                .map(node -> of(node, pathOf(key), inner, diagnostics))
                .orElse(new Section(Map.of(), pathOf(key), inner, diagnostics));
    }

    /** Returns an expression: a text that is not blank, or a plain true or false. */
    public Optional<String> expression(String key, String hint) {
        return node(key).orElse(NOTHING) instanceof Node.Truth truth
                ? Optional.of(String.valueOf(truth.value()))
                : text(key, hint);
    }

    /** Returns a text that is not blank. */
    public Optional<String> text(String key, String hint) {
        place.text(key);
        Optional<Node> node = node(key);
        if (node.isPresent()
                && node.get() instanceof Node.Text text
                && !text.value().isBlank()) {
            return Optional.of(text.value());
        }
        misfit(key, node, hint);
        return Optional.empty();
    }

    /** Returns a number within the bounds of the grammar. */
    public Optional<Double> number(String key) {
        Kind.Numeric bounds = place.expect(key, Kind.Numeric.class);
        Optional<Node> node = node(key);
        double value = numberOf(node.orElse(NOTHING));
        if (value >= bounds.least() && value <= bounds.most()) {
            return Optional.of(value);
        }
        String range = Node.Decimal.plain(bounds.least()) + " to " + Node.Decimal.plain(bounds.most());
        misfit(key, node, "write a number from " + range);
        return Optional.empty();
    }

    /** Returns a number without a fraction, within the bounds of the grammar. */
    public OptionalLong whole(String key) {
        return whole(key, Long.MAX_VALUE);
    }

    /** Returns a number without a fraction, within the bounds of the grammar and not above this one. */
    public OptionalLong whole(String key, long atMost) {
        Kind.Whole bounds = place.expect(key, Kind.Whole.class);
        long least = bounds.least();
        long most = Math.min(bounds.most(), atMost);
        String range = most == Long.MAX_VALUE ? ", " + least + " or more" : " from " + least + " to " + most;
        Optional<Node> node = node(key);
        if (node.isPresent()
                && node.get() instanceof Node.Whole whole
                && whole.value() >= least
                && whole.value() <= most) {
            return OptionalLong.of(whole.value());
        }
        misfit(key, node, "write a whole number" + range);
        return OptionalLong.empty();
    }

    /** Returns a duration within these bounds, both inclusive, in milliseconds. */
    public OptionalLong duration(String key, long leastMillis, long mostMillis) {
        place.expect(key, Kind.Duration.class);
        Optional<Node> node = node(key);
        OptionalLong millis = node.isPresent() && node.get() instanceof Node.Text text
                ? Durations.millis(text.value())
                : OptionalLong.empty();
        if (millis.isPresent() && millis.getAsLong() >= leastMillis && millis.getAsLong() <= mostMillis) {
            return millis;
        }
        String written = node.isPresent() && node.get() instanceof Node.Text text ? text.value() : "";
        misfit(key, node, Durations.advice(written, leastMillis, mostMillis) + ", " + Durations.SUCH_AS_IN_RULES);
        return OptionalLong.empty();
    }

    /** Returns an instant, in epoch milliseconds. */
    public OptionalLong instant(String key) {
        place.expect(key, Kind.Instant.class);
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof Node.Whole whole) {
            return OptionalLong.of(whole.value());
        }
        OptionalLong millis = node.isPresent() && node.get() instanceof Node.Text text
                ? Instants.instant(text.value())
                : OptionalLong.empty();
        if (millis.isEmpty()) {
            misfit(key, node, "write an instant such as 2026-03-01T00:00:00Z, or epoch milliseconds");
        }
        return millis;
    }

    /** Returns the value for one of a few words. */
    public <T> Optional<T> choice(String key, Map<String, T> choices) {
        place.expect(key, Kind.Choice.class);
        Optional<Node> node = node(key);
        Optional<T> chosen = node.isPresent() && node.get() instanceof Node.Text text
                ? Optional.ofNullable(choices.get(text.value()))
                : Optional.empty();
        if (chosen.isEmpty()) {
            misfit(key, node, "write one of " + Spelling.listed(choices.keySet()));
        }
        return chosen;
    }

    /** Returns a list of texts; a single text counts as a list of one. */
    public List<String> texts(String key, String hint) {
        place.expect(key, Kind.Several.class);
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Node> nodes = node.get() instanceof Node.Elements list ? list.values() : List.of(node.get());
        for (Node element : nodes) {
            if (!(element instanceof Node.Text)) {
                diagnostics.add(pathOf(key), "'" + key + "' has " + element.described() + " in it; " + hint);
                return List.of();
            }
        }
        return nodes.stream().map(element -> ((Node.Text) element).value()).toList();
    }

    /** Returns the values of this section that are maps, by key. An error is noted for each other value. */
    public Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        values.forEach((key, node) -> {
            Section section = of(node, pathOf(key), place.map(key), diagnostics);
            if (node instanceof Node.Fields) {
                sections.put(key, section);
            }
        });
        return sections;
    }

    /**
     * Returns the maps of a list, as sections. An error is noted for each element that is not a map, and for a list
     * that is empty or not a list.
     */
    public List<Section> elements(String key, String hint) {
        GrammarPlace inner = place.element(key);
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            missing(key, hint);
            return List.of();
        }
        List<Node> nodes = node.get() instanceof Node.Elements list ? list.values() : List.of();
        if (nodes.isEmpty()) {
            String what = node.get() instanceof Node.Elements
                    ? "an empty list"
                    : node.get().described();
            diagnostics.add(pathOf(key), "'" + key + "' is " + what + "; " + hint);
        }
        List<Section> elements = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Section element = of(nodes.get(i), pathOf(key) + "[" + i + "]", inner, diagnostics);
            if (nodes.get(i) instanceof Node.Fields) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Returns true or false; false if the key is missing. */
    public boolean flag(String key) {
        place.expect(key, Kind.Flag.class);
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Node.Truth)) {
            misfit(key, node, "write true or false");
        }
        return node.isPresent() && node.get() instanceof Node.Truth truth && truth.value();
    }

    /** Notes an error about a value that should not be at a key; notes nothing if the key is missing. */
    private void misfit(String key, Optional<Node> node, String hint) {
        node.ifPresent(other -> diagnostics.add(pathOf(key), "'" + key + "' is " + other.described() + "; " + hint));
    }

    /** Notes that a key is missing. */
    public void missing(String key, String hint) {
        diagnostics.add(pathOf(key), "'" + key + "' is missing; " + hint);
    }

    /** Notes an error at a key. */
    public void wrong(String key, String message) {
        diagnostics.add(pathOf(key), message);
    }

    /** Notes an error of the section itself. */
    public void wrong(String message) {
        diagnostics.add(path, message);
    }

    /** Returns the diagnostics that errors are added to. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Returns the key of this section. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Returns the path of this section. */
    public String path() {
        return path;
    }

    /** Returns the path of a key of this section. */
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static double numberOf(Node node) {
        if (node instanceof Node.Whole whole) {
            return whole.value();
        }
        return node instanceof Node.Decimal decimal ? decimal.value() : Double.NaN;
    }
}
