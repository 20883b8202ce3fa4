package dev.weir.rules.document;

import dev.weir.text.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of other rule engines, and what they are called here. */
final class OtherKeys {
    private static final List<String> CONDITION = List.of("when", "where");
    private static final List<String> KEPT_BY = List.of("by");
    private static final List<String> WINDOW = List.of("over", "within");
    private static final List<String> EVENT = List.of("on");

    private static final Map<String, List<String>> INSTEAD = Map.ofEntries(
            Map.entry("if", CONDITION),
            Map.entry("condition", CONDITION),
            Map.entry("conditions", CONDITION),
            Map.entry("expression", CONDITION),
            Map.entry("filter", List.of("where", "when")),
            Map.entry("action", List.of("then")),
            Map.entry("actions", List.of("then")),
            Map.entry("decide", List.of("then", "outcome")),
            Map.entry("decision", List.of("then", "outcome")),
            Map.entry("result", List.of("outcome", "then")),
            Map.entry("window", WINDOW),
            Map.entry("period", WINDOW),
            Map.entry("during", WINDOW),
            Map.entry("last", WINDOW),
            Map.entry("groupby", KEPT_BY),
            Map.entry("partitionby", KEPT_BY),
            Map.entry("key", KEPT_BY),
            Map.entry("per", KEPT_BY),
            Map.entry("enabled", List.of("mode")),
            Map.entry("status", List.of("mode")),
            Map.entry("state", List.of("mode")),
            Map.entry("name", List.of("id")),
            Map.entry("rule", List.of("id")),
            Map.entry("event", EVENT),
            Map.entry("events", List.of("on", "stages")),
            Map.entry("trigger", EVENT),
            Map.entry("steps", List.of("stages")),
            Map.entry("sequence", List.of("pattern", "stages")),
            Map.entry("severity", List.of("score")),
            Map.entry("weight", List.of("score")),
            Map.entry("labels", List.of("tags")),
            Map.entry("team", List.of("owner")),
            Map.entry("comment", List.of("description")));

    private OtherKeys() {}

    /** Returns the error that a key is none of these, with what to write instead. */
    static String unknown(String key, @Nullable Node value, Collection<String> known) {
        return "unknown key '" + key + "'" + advice(key, value, known);
    }

    private static String advice(String key, @Nullable Node value, Collection<String> known) {
        Optional<String> meant = INSTEAD.getOrDefault(key.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(known::contains)
                .findFirst();
        if (meant.isPresent()) {
            return "; write '" + meant.get() + "'";
        }
        if (value instanceof Node.Empty && isEndOfCall(key)) {
            return ": in braces a comma ends a value, so quote an expression that has one, such as"
                    + " {where: 'inList(\"blocked-ips\", transaction.ip)'}";
        }
        return known.contains("features") && isFeature(value)
                ? "; if it is a feature, indent it below 'features:'"
                : Spelling.advice(key, known);
    }

    /** Returns whether a parenthesis ends here that began elsewhere. */
    private static boolean isEndOfCall(String key) {
        return key.chars().filter(c -> c == ')').count()
                > key.chars().filter(c -> c == '(').count();
    }

    /** Returns whether a value looks like a feature, and not like a pattern, which may be kept by fields too. */
    private static boolean isFeature(@Nullable Node value) {
        return value instanceof Node.Fields map
                && map.values().containsKey("by")
                && !map.values().containsKey("stages");
    }
}
