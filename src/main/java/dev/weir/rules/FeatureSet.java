package dev.weir.rules;

import dev.weir.events.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The features of a rule.
 *
 * @param features in the order of the document
 * @param broken the names of those with errors
 */
record FeatureSet(List<RuleFeature> features, Set<String> broken) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** Names with a meaning of their own in expressions, beside those of event types and of the fields of a line. */
    private static final Set<String> TAKEN = Set.of(
            EventTypes.NOW,
            EventTypes.ITEM,
            // reserved by CEL
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while",
            // the names of CEL's types
            "bool",
            "bytes",
            "double",
            "dyn",
            "int",
            "list",
            "map",
            "null_type",
            "string",
            "type",
            "uint");

    /** Reads; errors are noted. */
    static FeatureSet read(Section section, Optional<EventType> on, FeatureReader reader, Findings findings) {
        List<RuleFeature> features = new ArrayList<>();
        Set<String> broken = new TreeSet<>();
        Map<String, Section> sections = section.sections();
        Set<String> names = new TreeSet<>(section.keys());
        FeatureExpressions.Surroundings around = new FeatureExpressions.Surroundings(on, names, findings);
        names.stream().filter(name -> !sections.containsKey(name)).forEach(broken::add);
        sections.forEach((name, feature) -> {
            if (!NAME.matcher(name).matches()) {
                feature.wrong("'" + name + "' is no name; begin with a letter, and go on with letters, digits and '_'");
                return;
            }
            if (isTaken(name)) {
                feature.wrong("'" + name + "' means something else in expressions; use another name");
                return;
            }
            reader.read(name, feature, around).ifPresentOrElse(features::add, () -> broken.add(name));
        });
        return new FeatureSet(List.copyOf(features), broken);
    }

    private static boolean isTaken(String name) {
        return TAKEN.contains(name)
                || EventTypes.names().contains(name)
                || EventTypes.lineFields().contains(name);
    }
}
