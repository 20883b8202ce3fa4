package dev.weir.rules.rule;

import dev.weir.rules.document.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a rule takes part. */
public enum Mode {
    /** It decides. */
    LIVE,
    /** It is evaluated, and shown in {@code shadow}; it touches neither outcome nor score. */
    SHADOW,
    /** It is known and not evaluated. */
    OFF;

    /** By the names that documents use, in the order in which they are listed. */
    public static final Map<String, Mode> NAMES = names();

    /** The mode that the document of a rule states, which was found good; live unless it says another. */
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

    /** Its name in documents. */
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
