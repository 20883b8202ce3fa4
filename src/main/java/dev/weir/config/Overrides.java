package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Puts single values over the tree of a config file. Whether their keys are known is checked with the tree. */
final class Overrides {
    private static final String PREFIX = "WEIR_";

    /** Under these paths the rest is one key, dots and all. */
    private static final List<String> OPEN = List.of(
            "kafka.properties",
            "kafka.consumer",
            "kafka.producer",
            "mappings.transaction",
            "mappings.click",
            "mappings.inventory",
            "attributes.transaction",
            "attributes.click");

    /** What Kubernetes sets in every pod beside a service whose name begins with weir. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("WEIR(_[A-Z0-9_]+)?_(SERVICE_(HOST|PORT)|PORT)(_[A-Z0-9_]+)?");

    private final ObjectNode tree;
    private final Function<String, JsonNode> parser;
    private final List<String> errors;

    Overrides(ObjectNode tree, Function<String, JsonNode> parser, List<String> errors) {
        this.tree = tree;
        this.parser = parser;
        this.errors = errors;
    }

    /** Values by path. */
    void commandLine(Map<String, String> values) {
        new TreeMap<>(values).forEach(this::put);
    }

    /** Values by variable: {@code WEIR_}, then the path with {@code _} between words and for dots. */
    void environment(Map<String, String> variables) {
        Map<String, String> paths = new TreeMap<>();
        JobConfigReader.keys().forEach(key -> paths.put(variable(key), key));
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !SERVICE_LINK.matcher(name).matches()) {
                putVariable(name, value, paths);
            }
        });
    }

    private void putVariable(String name, String value, Map<String, String> paths) {
        String path = paths.get(name);
        if (path != null) {
            put(path, value);
            return;
        }
        for (String open : List.of("kafka.properties", "kafka.consumer", "kafka.producer")) {
            String before = variable(open) + "_";
            if (name.startsWith(before)) {
                String property =
                        name.substring(before.length()).toLowerCase(Locale.ROOT).replace('_', '.');
                put(open + "." + property, value);
                return;
            }
        }
        errors.add(name + ": unknown variable" + Section.advice(name, paths.keySet()));
    }

    /** {@code kafka.bootstrapServers} is {@code WEIR_KAFKA_BOOTSTRAP_SERVERS}. */
    static String variable(String path) {
        return PREFIX
                + path.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private void put(String path, String value) {
        ObjectNode at = tree;
        String rest = path;
        while (rest.contains(".") && !isOpen(path, rest)) {
            String name = rest.substring(0, rest.indexOf('.'));
            rest = rest.substring(rest.indexOf('.') + 1);
            JsonNode child = at.get(name);
            if (child != null && !child.isNull() && !child.isObject()) {
                errors.add(path + ": cannot be set, since the file has a value at " + name + "; write a map there");
                return;
            }
            at = child instanceof ObjectNode map ? map : at.putObject(name);
        }
        at.set(rest, parser.apply(value));
    }

    private static boolean isOpen(String path, String rest) {
        return OPEN.contains(path.substring(0, Math.max(0, path.length() - rest.length() - 1)));
    }
}
