package dev.weir.rules.definition;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The features that a rule takes from definitions: what is wrong with their names, and where their errors are. */
public final class UsedFeatures {
    private static final String FEATURES = Definition.Form.FEATURE.key() + ".";

    private final Linked linked;

    /** Creates it for a rule. */
    public UsedFeatures(Linked linked) {
        this.linked = linked;
    }

    /** Returns an error for each feature of the rule that has the name of one that it takes from a definition. */
    public List<RuleError> clashes() {
        List<RuleError> errors = new ArrayList<>();
        if (linked.rule() instanceof Node.Fields rule
                && rule.values().get(Definition.Form.FEATURE.key()) instanceof Node.Fields own) {
            own.values()
                    .keySet()
                    .forEach(name -> feature(name)
                            .ifPresent(definition -> errors.add(RuleError.at(
                                    FEATURES + name,
                                    "the rule uses defs." + name + " of " + definition.document()
                                            + " and has a feature '" + name
                                            + "' of its own; give its own another name"))));
        }
        return errors;
    }

    /** Moves an error inside such a feature to the first reference in the rule that leads to it. */
    public UnaryOperator<RuleError> toReferences() {
        return error ->
                owner(error).map(definition -> atReference(definition, error)).orElse(error);
    }

    private Optional<Definition> owner(RuleError error) {
        if (!error.path().startsWith(FEATURES)) {
            return Optional.empty();
        }
        String rest = error.path().substring(FEATURES.length());
        int end = rest.indexOf('.');
        return feature(end < 0 ? rest : rest.substring(0, end));
    }

    private Optional<Definition> feature(String name) {
        return linked.definitions().find(name).filter(definition -> definition.form() == Definition.Form.FEATURE);
    }

    private RuleError atReference(Definition definition, RuleError inside) {
        List<RuleError> places = new ArrayList<>();
        References.each(Definitions.expressions(linked.rule()), "", (path, text, reference) -> {
            if (leadsTo(reference.name(), definition.name())) {
                places.add(Expansion.at(path, Expansion.told(definition, inside), text, reference.begin()));
            }
        });
        return places.isEmpty() ? RuleError.at("", Expansion.told(definition, inside)) : places.get(0);
    }

    private boolean leadsTo(String reference, String name) {
        return linked.definitions()
                .find(reference)
                .filter(first -> reference.equals(name)
                        || linked.definitions().usedBy(first.node()).byName().containsKey(name))
                .isPresent();
    }
}
