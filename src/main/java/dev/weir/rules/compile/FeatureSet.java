package dev.weir.rules.compile;

import dev.weir.events.ReservedWords;
import dev.weir.events.definition.TableDefinition;
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
 * What a rule asks of keys.
 *
 * @param features in the order of the document, then the columns of tables that the rule mentions
 * @param broken the names of those with errors
 * @param tables those whose row the event that triggers the rule determines
 * @param hidden explanations for the tables that it cannot see, by name
 */
record FeatureSet(
        List<RuleFeature> features, Set<String> broken, List<TableDefinition> tables, Map<String, String> hidden) {
    /** Returns the same with columns of visible tables behind the features. */
    FeatureSet with(List<RuleFeature> columns, List<TableDefinition> visible, Map<String, String> otherTables) {
        List<RuleFeature> all = new ArrayList<>(features);
        all.addAll(columns);
        return new FeatureSet(List.copyOf(all), broken, visible, otherTables);
    }

    /** Returns the columns of tables among them. */
    List<RuleFeature> columns() {
        return features.stream().filter(one -> one.aggregate().isEmpty()).toList();
    }

    /**
     * Notes an error if there are more than allowed.
     *
     * @param written how many the rule has, also those with errors; columns of tables come on top
     */
    void requireFew(int written, int most, Diagnostics diagnostics) {
        int all = written + columns().size();
        if (all > most) {
            diagnostics.add(
                    "features",
                    "the rule has " + all + " features" + (columns().isEmpty() ? "" : " and columns of tables")
                            + "; at most " + most + " are allowed"
                            + " (limits.maxFeaturesPerRule): leave out what it does not need, or make two rules of it");
        }
    }

    /** Notes an error for each that a pattern's own key does not have. */
    void requireOwn(FeatureLookup lookup, Diagnostics diagnostics) {
        for (RuleFeature feature : features) {
            List<String> by = feature.definition().by();
            if (!lookup.patternBy().isEmpty() && !lookup.isOwn(by)) {
                diagnostics.add("features." + feature.name() + ".by", lookup.refusalOfSubject(feature.name(), by));
            }
        }
    }

    /** Returns the names of those that are lengths of time, in milliseconds. */
    Set<String> inMillis() {
        return inMillis(features);
    }

    /** Returns the names of those of some features that are lengths of time, in milliseconds. */
    static Set<String> inMillis(Collection<RuleFeature> features) {
        Set<String> names = new TreeSet<>();
        for (RuleFeature feature : features) {
            if (feature.aggregate().filter(of -> of.function() instanceof Since).isPresent()) {
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
            if (ReservedWords.isFieldOfLine(name)
                    && features.stream()
                            .anyMatch(one -> one.perLine() && one.name().equals(name))) {
                feature.wrong(
                        "'" + name + "' is a field of each line of a transaction, as a feature kept by sku is; use"
                                + " another name");
            }
        });
        return new FeatureSet(List.copyOf(features), broken, List.of(), Map.of());
    }
}
