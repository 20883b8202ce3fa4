package dev.weir.engine.plan;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.rule.ComputedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads a key from events of one type: the values of a combination of fields, with their names, such as {@code
 * cardId=card-9}. A transaction has one key per line if {@code sku} is among the fields.
 */
public final class KeyedBy {
    private static final String NONE = "";
    /** The one key of all events where a feature is kept by nothing; no other key has no equals sign. */
    private static final String OF_ALL = "*";

    private static final int USUAL_LENGTH = 64;

    private final List<Field> fields;
    private final int skuAt;
    /** Further ways to compute the key, of which each gives one of its own. */
    private final List<Field> others;
    /** The names of the fields, each with an equals sign: how each part of a key starts. */
    private final String[] starts;

    private KeyedBy(List<String> names, List<Field> fields, int skuAt, List<Field> others) {
        this.others = others;
        this.fields = fields;
        this.skuAt = skuAt;
        this.starts = names.stream().map(name -> name + "=").toArray(String[]::new);
    }

    /**
     * Returns a reader of keys.
     *
     * @param by canonical names of fields, sorted
     * @param find finds a field of a type by its canonical name
     * @return empty if the type lacks one of them
     */
    public static Optional<KeyedBy> of(
            List<String> by, EventType type, BiFunction<EventType, String, Optional<Field>> find) {
        List<Field> fields = new ArrayList<>();
        int skuAt = -1;
        for (String name : by) {
            Optional<Field> field = find.apply(type, name);
            if (field.isPresent()) {
                fields.add(field.get());
            } else if (type.hasLines() && name.equals(Schema.SKU)) {
                skuAt = fields.size();
                fields.add(new Field(name, ValueType.STRING, e -> Value.absent()));
            } else {
                return Optional.empty();
            }
        }
        List<String> names = by.stream().map(KeyedBy::escaped).toList();
        return Optional.of(new KeyedBy(names, List.copyOf(fields), skuAt, List.of()));
    }

    /**
     * Returns a reader of keys of one part that is computed in several ways.
     *
     * @return empty if there is none
     */
    static Optional<KeyedBy> ofAny(String name, List<Field> ways) {
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyedBy(
                        List.of(escaped(name)), ways.subList(0, 1), -1, List.copyOf(ways.subList(1, ways.size()))));
    }

    /** Returns whether an event has at most one key. */
    public boolean givesOne() {
        return skuAt < 0 && others.isEmpty();
    }

    /** Returns the key of an event that has at most one; {@code ""} if it has none, or can have several. */
    public String onlyKeyOf(Event event) {
        return givesOne() ? keyOf(event, -1) : NONE;
    }

    /** Returns whether an event can have several keys that see all of it. */
    public boolean isComputedInSeveralWays() {
        return !others.isEmpty();
    }

    /** Returns whether a key hangs on the lines of a transaction other than by their {@code sku}. */
    boolean seesLines() {
        return fields.stream().anyMatch(ComputedKey::seesLines)
                || others.stream().anyMatch(ComputedKey::seesLines);
    }

    /** Returns whether an event lacks a key because an expression of it fails. */
    public boolean failsFor(Event event) {
        return fails(fields, event) || fails(others, event);
    }

    private static boolean fails(List<Field> some, Event event) {
        for (int i = 0; i < some.size(); i++) {
            if (ComputedKey.fails(some.get(i), event)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a key is one of a field alone. */
    public static boolean isKeyOf(String key, String field) {
        String start = escaped(field) + "=";
        return key.startsWith(start) && key.indexOf('&') < 0;
    }

    /** Returns the value in a key of one part. */
    static String textOf(String key) {
        String text = key.substring(key.indexOf('=') + 1);
        return text.indexOf('%') < 0 ? text : text.replace("%26", "&").replace("%25", "%");
    }

    /** Returns whether an event has a key per line. */
    public boolean perLine() {
        return skuAt >= 0;
    }

    /** Returns the keys of an event that has one per line, each with its lines, in their order. */
    public Map<String, List<LineItem>> linesByKey(Event event) {
        Map<String, List<LineItem>> byKey = new LinkedHashMap<>();
        List<LineItem> lines = event.items();
        for (int line = 0; line < lines.size(); line++) {
            String key = keyOf(event, line);
            if (!key.isEmpty()) {
                byKey.computeIfAbsent(key, first -> new ArrayList<>(1)).add(lines.get(line));
            }
        }
        return byKey;
    }

    /** Returns the keys of an event, each once; none where a field has no value. */
    public List<String> keysOf(Event event) {
        if (!perLine()) {
            String key = keyOf(event, -1);
            return isComputedInSeveralWays() ? keysOf(key, event) : key.isEmpty() ? List.of() : List.of(key);
        }
        Set<String> keys = new LinkedHashSet<>();
        int lines = event.items().size();
        for (int line = 0; line < lines; line++) {
            String key = keyOf(event, line);
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return List.copyOf(keys);
    }

    private List<String> keysOf(String first, Event event) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(first);
        for (Field way : others) {
            keys.add(keyOfOne(way.of(event)));
        }
        keys.remove(NONE);
        return List.copyOf(keys);
    }

    /**
     * Returns the key of an event, or of one of its lines.
     *
     * @param line only used where there is a key per line
     * @return {@code ""} where a field has no value
     */
    public String keyOf(Event event, int line) {
        if (fields.size() == 1) {
            return keyOfOne(skuAt == 0 ? skuOf(event, line) : fields.get(0).of(event));
        }
        if (fields.isEmpty()) {
            return OF_ALL;
        }
        StringBuilder key = new StringBuilder(USUAL_LENGTH);
        for (int i = 0; i < fields.size(); i++) {
            Value value = i == skuAt ? skuOf(event, line) : fields.get(i).of(event);
            if (!value.isPresent()) {
                return NONE;
            }
            if (i > 0) {
                key.append('&');
            }
            key.append(starts[i]);
            appendEscaped(key, ComputedKey.text(value));
        }
        return key.toString();
    }

    /** Returns the key for a single field, the usual case: most texts need no escaping. */
    private String keyOfOne(Value value) {
        if (!value.isPresent()) {
            return NONE;
        }
        String text = ComputedKey.text(value);
        if (text.indexOf('&') < 0 && text.indexOf('%') < 0) {
            return starts[0].concat(text);
        }
        StringBuilder key = new StringBuilder(starts[0]);
        appendEscaped(key, text);
        return key.toString();
    }

    /** Returns whether this is the key of an event or of one of its lines, which is only used if there is one per line. */
    public boolean isKeyOf(Event event, int line, String key) {
        return isOfFields(key) && key.equals(keyOf(event, line));
    }

    /**
     * Returns whether a key consists of the values of these fields: no other combination makes such keys. Of the keys
     * of one event it is the one of this reader, if that {@linkplain #givesOne gives one}.
     */
    public boolean isOfFields(String key) {
        if (fields.isEmpty()) {
            return key.equals(OF_ALL);
        }
        int from = 0;
        for (int i = 0; i < starts.length; i++) {
            if (!key.startsWith(starts[i], from)) {
                return false;
            }
            from = key.indexOf('&', from + starts[i].length()) + 1;
            if ((from > 0) != (i + 1 < starts.length)) {
                return false;
            }
        }
        return true;
    }

    private static Value skuOf(Event event, int line) {
        LineItem item = event.items().get(line);
        return Value.ofText(item.sku());
    }

    /** Returns the name of a part of the key without separators, which a name that is an expression can have in it. */
    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        appendEscaped(escaped, name);
        return escaped.toString().replace("=", "%3D");
    }

    /**
     * Escapes the separators, so that different values never give the same key: {@code &} becomes {@code %26}, {@code
     * %} becomes {@code %25}.
     */
    private static void appendEscaped(StringBuilder key, String text) {
        if (text.indexOf('&') < 0 && text.indexOf('%') < 0) {
            key.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                key.append("%26");
            } else if (c == '%') {
                key.append("%25");
            } else {
                key.append(c);
            }
        }
    }
}
