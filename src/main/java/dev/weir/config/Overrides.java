package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.base.Suppliers;
import dev.weir.config.ConfigDiagnostics.Setting;
import dev.weir.text.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Overrides single values in the tree of a config file. Whether their keys are known is checked together with the tree.
 */
final class Overrides {
    private static final String PREFIX = "WEIR_";
    private static final String CLIENTS = "kafka.";

    /** Variables that Kubernetes sets in every pod for a service whose name begins with weir. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("WEIR(_[A-Z0-9_]+)?_(SERVICE_(HOST|PORT)|PORT)(_[A-Z0-9_]+)?");

    private final ObjectNode tree;
    private final Function<String, JsonNode> parser;
    private final List<String> errors;

    /**
     * By variable. For a setting with arbitrary names this is the whole map; the rest of a path below it is one name,
     * including dots. Made when something is overridden: to find them out takes as long as to read a config.
     */
    private final Supplier<Map<String, Setting>> settings = Suppliers.memoize(Overrides::byVariable);

    Overrides(ObjectNode tree, Function<String, JsonNode> parser, List<String> errors) {
        this.tree = tree;
        this.parser = parser;
        this.errors = errors;
    }

    private static Map<String, Setting> byVariable() {
        Map<String, Setting> settings = new TreeMap<>();
        JobConfigReader.settings().forEach(setting -> settings.put(variable(setting.place()), setting));
        return settings;
    }

    /** Applies values by path. */
    void commandLine(Map<String, String> values) {
        new TreeMap<>(values).forEach(this::put);
    }

    /** Applies values by variable: {@code WEIR_}, then the path with {@code _} between words and in place of dots. */
    void environment(Map<String, String> variables) {
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !SERVICE_LINK.matcher(name).matches()) {
                putVariable(name, value);
            }
        });
    }

    private void putVariable(String name, String value) {
        Setting setting = settings.get().get(name);
        if (setting != null) {
            put(setting.place(), value);
            return;
        }
        settings.get().entrySet().stream()
                .filter(open -> open.getValue().isOpen() && name.startsWith(open.getKey() + "_"))
                .findFirst()
                .ifPresentOrElse(
                        open -> putUnder(open.getKey(), open.getValue().place(), name, value),
                        () -> errors.add(name + ": unknown variable" + Spelling.advice(name, candidates(name))));
    }

    private void putUnder(String variable, String open, String name, String value) {
        if (open.startsWith(CLIENTS)) {
            String property = name.substring(variable.length() + 1)
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '.');
            put(open + "." + property, value);
        } else {
            errors.add(name + ": a variable cannot spell the names under " + open + "; write the whole map, " + variable
                    + "={name: value}");
        }
    }

    /**
     * Returns the settings that may have been meant: those that exist, and the client property with the same ending.
     */
    private Set<String> candidates(String written) {
        Set<String> candidates = new TreeSet<>();
        settings.get().forEach((variable, setting) -> {
            candidates.add(variable);
            String[] words = written.split("_", variable.split("_").length + 1);
            if (setting.place().startsWith(CLIENTS) && setting.isOpen()) {
                candidates.add(variable + "_" + words[words.length - 1]);
            }
        });
        return candidates;
    }

    /** Returns the variable for a path: {@code kafka.bootstrapServers} is {@code WEIR_KAFKA_BOOTSTRAP_SERVERS}. */
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
        at.set(rest, isOpen(path, rest) ? TextNode.valueOf(value) : parser.apply(value));
    }

    private boolean isOpen(String path, String rest) {
        String above = path.substring(0, Math.max(0, path.length() - rest.length() - 1));
        return settings.get().values().stream()
                .anyMatch(setting -> setting.isOpen() && setting.place().equals(above));
    }
}
