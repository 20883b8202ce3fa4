package dev.weir.rules.compile;

import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The features of a rule.
 *
 * @param features in the order of the document
 * @param broken the names of those with errors
 */
record FeatureSet(List<RuleFeature> features, Set<String> broken) {
    /** Reads the features of a rule; errors are noted. */
    static FeatureSet read(Section section, FeatureLookup lookup, FeatureReader reader, Diagnostics diagnostics) {
        List<RuleFeature> features = new ArrayList<>();
        Set<String> broken = new TreeSet<>();
        Map<String, Section> sections = section.sections();
        Set<String> names = new TreeSet<>(section.keys());
        FeatureExpressions.Surroundings around = new FeatureExpressions.Surroundings(lookup, names, diagnostics);
        names.stream().filter(name -> !sections.containsKey(name)).forEach(broken::add);
        sections.forEach((name, feature) -> {
            if (!ReservedNames.isIdentifier(name)) {
                feature.wrong("'" + name + "' is no name; begin with a letter, and go on with letters, digits and '_'");
                return;
            }
            if (reader.types().isTaken(name)) {
                feature.wrong("'" + name + "' means something else in expressions; use another name");
                return;
            }
            reader.read(features.size(), name, feature, around).ifPresentOrElse(features::add, () -> broken.add(name));
        });
        return new FeatureSet(List.copyOf(features), broken);
    }
}
