package dev.weir.backtest.sweep;

import dev.weir.backtest.RuleRefusedException;
import dev.weir.engine.LocalEngine;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deals the variants of a rule to engines. */
final class Rooms {
    /** What the names of variants begin with that share an engine, in which there is no other rule. */
    private static final String NAME = "variant-";

    private final SweepRules rules;
    private final boolean labelled;

    Rooms(SweepRules rules, boolean labelled) {
        this.rules = rules;
        this.labelled = labelled;
    }

    /** Returns the engines of a rule's variants, in the order of the variants. */
    List<Room> of(Rule rule, List<Variant> variants, Dependence dependence) throws SweepException {
        if (dependence == Dependence.NONE) {
            List<Variant> named = new ArrayList<>();
            for (Variant variant : variants) {
                named.add(variant.named(NAME + named.size()));
            }
            return List.of(room(rule, named, named.stream().map(Variant::rule).toList()));
        }
        List<Room> rooms = new ArrayList<>();
        for (Variant variant : variants) {
            boolean alone = dependence == Dependence.NAME;
            rooms.add(room(rule, List.of(variant), alone ? List.of(variant.rule()) : withOthers(variant)));
        }
        return rooms;
    }

    private List<Node> withOthers(Variant variant) {
        List<Node> all = new ArrayList<>();
        for (Map.Entry<String, Node> rule : rules.rules().entrySet()) {
            all.add(rule.getKey().equals(variant.id()) ? variant.rule() : rule.getValue());
        }
        return all;
    }

    private Room room(Rule rule, List<Variant> variants, List<Node> documents) throws SweepException {
        try {
            LocalEngine engine = rules.engines().with(documents);
            return new Room(engine, variants, rule, labelled);
        } catch (RuleRefusedException e) {
            throw new SweepException("the rule '" + rule.id() + "' cannot be swept: " + e.getMessage());
        }
    }
}
