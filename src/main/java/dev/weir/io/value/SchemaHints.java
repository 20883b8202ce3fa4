package dev.weir.io.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the schema that Kafka Connect writes before a record says about values that cannot be read without it: decimals
 * encoded as bytes, and times in one of Debezium's units. By path in the payload, with names separated by dots.
 */
public record SchemaHints(Map<String, Hint> byPath) implements Serializable {
    /** For records without a schema. */
    static final SchemaHints NONE = new SchemaHints(Map.of());

    private static final String DECIMAL = "org.apache.kafka.connect.data.Decimal";
    private static final String WRAPPER = "payload.";
    private static final Pattern ROWS = Pattern.compile("(?:before|after)\\.");
    private static final Map<String, TimeUnit> TIMES = Map.of(
            "io.debezium.time.Timestamp", TimeUnit.MILLISECONDS,
            "io.debezium.time.MicroTimestamp", TimeUnit.MICROSECONDS,
            "io.debezium.time.NanoTimestamp", TimeUnit.NANOSECONDS,
            "io.debezium.time.Date", TimeUnit.DAYS,
            "org.apache.kafka.connect.data.Timestamp", TimeUnit.MILLISECONDS,
            "org.apache.kafka.connect.data.Date", TimeUnit.DAYS);

    /** What is known about a value. */
    sealed interface Hint extends Serializable {
        /** Its text is an unscaled number as bytes, in base64. */
        record Scale(int scale) implements Hint {}

        /** Its number has this unit. */
        record Unit(TimeUnit unit) implements Hint {}
    }

    private record Node(String field, @Nullable Hint hint, List<Node> children) {}

    /** Returns hints for numbers that are times, by the path of the value. */
    public static SchemaHints ofUnits(Map<String, TimeUnit> units) {
        Map<String, Hint> hints = new HashMap<>();
        units.forEach((path, unit) -> hints.put(path, new Hint.Unit(unit)));
        return new SchemaHints(Map.copyOf(hints));
    }

    /** Returns these hints, and others for values of which these say nothing. */
    SchemaHints over(SchemaHints others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, Hint> both = new HashMap<>(others.byPath);
        both.putAll(byPath);
        return new SchemaHints(Map.copyOf(both));
    }

    /** Returns whether the record came without a schema. */
    public boolean isEmpty() {
        return byPath.isEmpty();
    }

    /** Returns the hint for the value at a path of the record, such as {@code payload.items[2].price}. */
    @Nullable
    Hint at(String path) {
        String names = path.replaceAll("\\[\\d+]", "");
        String inPayload = names.startsWith(WRAPPER) ? names.substring(WRAPPER.length()) : names;
        Hint hint = byPath.get(inPayload);
        return hint == null && ROWS.matcher(inPayload).lookingAt()
                ? byPath.get(inPayload.substring(inPayload.indexOf('.') + 1)) // said of the row, in an envelope or not
                : hint;
    }

    /** Reads a schema whose opening brace is the current token, to its closing one. */
    public static SchemaHints read(JsonParser in) throws IOException {
        Map<String, Hint> found = new HashMap<>();
        for (Node child : node(in).children()) {
            collect(child, "", found);
        }
        return found.isEmpty() ? NONE : new SchemaHints(Map.copyOf(found));
    }

    private static void collect(Node node, String above, Map<String, Hint> found) {
        String path = above + node.field();
        if (node.hint() != null) {
            found.put(path, node.hint());
        }
        for (Node child : node.children()) {
            collect(child, path + ".", found);
        }
    }

    private static Node node(JsonParser in) throws IOException {
        String field = "";
        String name = "";
        String scale = "";
        List<Node> children = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = in.currentName();
            JsonToken value = in.nextToken();
            if (key.equals("fields") && value == JsonToken.START_ARRAY) {
                nodes(in, children);
            } else if (key.equals("items") && value == JsonToken.START_OBJECT) {
                children.addAll(node(in).children());
            } else if (key.equals("parameters") && value == JsonToken.START_OBJECT) {
                scale = scale(in);
            } else if (value == JsonToken.VALUE_STRING) {
                field = key.equals("field") ? in.getText() : field;
                name = key.equals("name") ? in.getText() : name;
            } else {
                in.skipChildren();
            }
        }
        return new Node(field, hint(name, scale), children);
    }

    private static void nodes(JsonParser in, List<Node> nodes) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_OBJECT) {
                Node node = node(in);
                if (node.hint() != null || !node.children().isEmpty()) {
                    nodes.add(node);
                }
            } else {
                in.skipChildren();
            }
        }
    }

    private static String scale(JsonParser in) throws IOException {
        String scale = "";
        while (in.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = in.currentName().equals("scale");
            if (in.nextToken().isScalarValue() && wanted) {
                scale = in.getText();
            }
            in.skipChildren();
        }
        return scale;
    }

    private static @Nullable Hint hint(String name, String scale) {
        if (name.equals(DECIMAL) && scale.matches("-?\\d{1,3}")) {
            return new Hint.Scale(Integer.parseInt(scale));
        }
        TimeUnit unit = TIMES.get(name);
        return unit == null ? null : new Hint.Unit(unit);
    }
}
