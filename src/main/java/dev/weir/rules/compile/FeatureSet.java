package dev.weir.rules.compile;

import dev.weir.features.function.Since;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.Collection;
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
    /** Returns the names of those that are lengths of time, in milliseconds. */
    Set<String> inMillis() {
        return inMillis(features);
    }

    /** Returns the names of those of some features that are lengths of time, in milliseconds. */
    static Set<String> inMillis(Collection<RuleFeature> features) {
        Set<String> names = new TreeSet<>();
        for (RuleFeature feature : features) {
            if (feature.definition().function() instanceof Since) {
                names.add(feature.name());
            }
        }
        return names;
    }

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
