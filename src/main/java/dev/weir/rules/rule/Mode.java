package dev.weir.rules.rule;

import dev.weir.rules.document.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far a rule takes effect. */
public enum Mode {
    /** It takes part in decisions. */
    LIVE,
    /** It is evaluated, and reported in {@code shadow}; it affects neither outcome nor score. */
    SHADOW,
    /** It is not evaluated. */
    OFF;

    /** By the names used in documents, in the order of listings. */
    public static final Map<String, Mode> NAMES = names();

    /** Returns the mode stated in the valid document of a rule; live by default. */
    public static Mode of(Node document) {
        Optional<Node> stated = document instanceof Node.Fields fields
                ? Optional.ofNullable(fields.values().get("mode"))
                : Optional.empty();
        return stated.map(node -> node instanceof Node.Text text ? NAMES.get(text.value()) : null)
                .orElse(LIVE);
    }

    private static Map<String, Mode> names() {
        Map<String, Mode> names = new LinkedHashMap<>();
        names.put("live", LIVE);
        names.put("shadow", SHADOW);
        names.put("off", OFF);
        return Collections.unmodifiableMap(names);
    }

    /** Returns its name in documents. */
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
