package dev.weir.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A map of the document at a path, read key by key. What is wrong is noted, and the key then reads as missing. */
final class Section {
    private static final Node NOTHING = new Node.Empty(new Node.Place(1, 1));

    private final Map<String, Node> values;
    private final String path;
    private final Findings findings;

    private Section(Map<String, Node> values, String path, Findings findings) {
        this.values = values;
        this.path = path;
        this.findings = findings;
    }

    /** Of a node, which has to be a map; else the section is empty and the error noted. */
    static Section of(Node node, String path, Findings findings) {
        if (node instanceof Node.Fields fields) {
            return new Section(fields.values(), path, findings);
        }
        String place = path.isEmpty() ? "a rule" : "'" + path + "'";
        findings.add(path, place + " is a map of keys and values, not " + described(node));
        return new Section(Map.of(), path, findings);
    }

    /** Refuses every key but these. */
    void refuseOthersThan(Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                findings.add(pathOf(key), "unknown key '" + key + "'" + Spelling.advice(key, known));
            }
        }
    }

    /** The keys as written. */
    Collection<String> keys() {
        return values.keySet();
    }

    /** Whether the key is there and not empty. */
    boolean has(String key) {
        return node(key).isPresent();
    }

    /** What is at the key; missing if it is there without a value. */
    Optional<Node> node(String key) {
        Node node = values.get(key);
        return node == null || node instanceof Node.Empty ? Optional.empty() : Optional.of(node);
    }

    /** A section of this one, empty if it is missing. */
    Section section(String key) {
        return node(key)
                .map(node -> of(node, pathOf(key), findings))
                .orElse(new Section(Map.of(), pathOf(key), findings));
    }

    /** An expression: a text that is not blank, or a bare true or false. */
    Optional<String> expression(String key, String hint) {
        return node(key).orElse(NOTHING) instanceof Node.Truth truth
                ? Optional.of(String.valueOf(truth.value()))
                : text(key, hint);
    }

    /** A text that is not blank. */
    Optional<String> text(String key, String hint) {
        Optional<Node> node = node(key);
        if (node.isPresent()
                && node.get() instanceof Node.Text text
                && !text.value().isBlank()) {
            return Optional.of(text.value());
        }
        node.ifPresent(other -> findings.add(pathOf(key), "'" + key + "' is " + described(other) + "; " + hint));
        return Optional.empty();
    }

    /** A number from one bound to another, both included. */
    Optional<Double> number(String key, double least, double most) {
        Optional<Node> node = node(key);
        double value = node.isEmpty() ? Double.NaN : numberOf(node.get());
        if (value >= least && value <= most) {
            return Optional.of(value);
        }
        node.ifPresent(other -> findings.add(
                pathOf(key),
                "'" + key + "' is " + described(other) + "; write a number from " + plain(least) + " to "
                        + plain(most)));
        return Optional.empty();
    }

    /** A number without a fraction from one bound to another, both included. */
    OptionalLong whole(String key, long least, long most) {
        String range = most == Long.MAX_VALUE ? ", " + least + " or more" : " from " + least + " to " + most;
        Optional<Node> node = node(key);
        if (node.isPresent()
                && node.get() instanceof Node.Whole whole
                && whole.value() >= least
                && whole.value() <= most) {
            return OptionalLong.of(whole.value());
        }
        node.ifPresent(other ->
                findings.add(pathOf(key), "'" + key + "' is " + described(other) + "; write a whole number" + range));
        return OptionalLong.empty();
    }

    /** A duration from one bound to another, both included, in milliseconds. */
    OptionalLong duration(String key, long leastMillis, long mostMillis) {
        Optional<Node> node = node(key);
        OptionalLong millis = node.isPresent() && node.get() instanceof Node.Text text
                ? Times.duration(text.value())
                : OptionalLong.empty();
        if (millis.isPresent() && millis.getAsLong() >= leastMillis && millis.getAsLong() <= mostMillis) {
            return millis;
        }
        String bounds = "from " + Times.written(leastMillis) + " to " + Times.written(mostMillis);
        node.ifPresent(other -> findings.add(
                pathOf(key),
                "'" + key + "' is " + described(other) + "; write a duration " + bounds
                        + ", such as 100ms, 5m, 24h, 90d or 1h30m"));
        return OptionalLong.empty();
    }

    /** An instant, in epoch milliseconds. */
    OptionalLong instant(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof Node.Whole whole) {
            return OptionalLong.of(whole.value());
        }
        OptionalLong millis = node.isPresent() && node.get() instanceof Node.Text text
                ? Times.instant(text.value())
                : OptionalLong.empty();
        if (millis.isEmpty()) {
            node.ifPresent(other -> findings.add(
                    pathOf(key),
                    "'" + key + "' is " + described(other)
                            + "; write an instant such as 2026-03-01T00:00:00Z, or epoch milliseconds"));
        }
        return millis;
    }

    /** One of a few texts, by what they stand for. */
    <T> Optional<T> choice(String key, Map<String, T> choices) {
        Optional<Node> node = node(key);
        Optional<T> chosen = node.isPresent() && node.get() instanceof Node.Text text
                ? Optional.ofNullable(choices.get(text.value()))
                : Optional.empty();
        if (chosen.isEmpty()) {
            node.ifPresent(other -> findings.add(
                    pathOf(key),
                    "'" + key + "' is " + described(other) + "; write one of " + Spelling.listed(choices.keySet())));
        }
        return chosen;
    }

    /** A list of texts; a single text is a list of one. */
    List<String> texts(String key, String hint) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Node> nodes = node.get() instanceof Node.Elements list ? list.values() : List.of(node.get());
        for (Node element : nodes) {
            if (!(element instanceof Node.Text)) {
                findings.add(pathOf(key), "'" + key + "' has " + described(element) + " in it; " + hint);
                return List.of();
            }
        }
        return nodes.stream().map(element -> ((Node.Text) element).value()).toList();
    }

    /** The parts of this section that are maps themselves, by key; those that are none are noted. */
    Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        values.forEach((key, node) -> {
            Section section = of(node, pathOf(key), findings);
            if (node instanceof Node.Fields) {
                sections.put(key, section);
            }
        });
        return sections;
    }

    /**
     * The maps of a list, each a section of its own; those that are none are noted, as is a list that is none or has
     * nothing in it.
     */
    List<Section> elements(String key, String hint) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            missing(key, hint);
            return List.of();
        }
        List<Node> nodes = node.get() instanceof Node.Elements list ? list.values() : List.of();
        if (nodes.isEmpty()) {
            String what = node.get() instanceof Node.Elements ? "an empty list" : described(node.get());
            findings.add(pathOf(key), "'" + key + "' is " + what + "; " + hint);
        }
        List<Section> elements = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Section element = of(nodes.get(i), pathOf(key) + "[" + i + "]", findings);
            if (nodes.get(i) instanceof Node.Fields) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** True or false, false if it is missing. */
    boolean flag(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Node.Truth)) {
            findings.add(pathOf(key), "'" + key + "' is " + described(node.get()) + "; write true or false");
        }
        return node.isPresent() && node.get() instanceof Node.Truth truth && truth.value();
    }

    /** Notes that a key is missing. */
    void missing(String key, String hint) {
        findings.add(pathOf(key), "'" + key + "' is missing; " + hint);
    }

    /** Notes an error at a key. */
    void wrong(String key, String message) {
        findings.add(pathOf(key), message);
    }

    /** Notes an error of the section itself. */
    void wrong(String message) {
        findings.add(path, message);
    }

    /** Where errors are noted. */
    Findings findings() {
        return findings;
    }

    /** The key that this section is at. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Where this section is. */
    String path() {
        return path;
    }

    /** Where a key of this section is. */
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** What somebody wrote, in words. */
    static String described(Node node) {
        if (node instanceof Node.Text text) {
            return text.value().isBlank() ? "an empty text" : "the text '" + text.value() + "'";
        }
        if (node instanceof Node.Whole whole) {
            return "the number " + whole.value();
        }
        if (node instanceof Node.Decimal decimal) {
            return "the number " + plain(decimal.value());
        }
        if (node instanceof Node.Truth truth) {
            return String.valueOf(truth.value());
        }
        return node instanceof Node.Fields ? "a map" : node instanceof Node.Elements ? "a list" : "empty";
    }

    private static double numberOf(Node node) {
        if (node instanceof Node.Whole whole) {
            return whole.value();
        }
        return node instanceof Node.Decimal decimal ? decimal.value() : Double.NaN;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
