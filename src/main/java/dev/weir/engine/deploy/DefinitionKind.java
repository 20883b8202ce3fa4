package dev.weir.engine.deploy;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Definitions that rules share. A change of one is a change of all rules that use it: each is checked again, and comes
 * into force again together with the change.
 */
final class DefinitionKind implements DocumentKind {
    /**
     * The largest number of rules that one change may concern; rules that are off count twice. Each takes an epoch, and
     * operators keep {@link
     * dev.weir.engine.plan.Rulebooks#KEPT_EPOCHS} for the events under way.
     */
    static final int MOST_RULES = 900;

    private static final int NAMED = 20;

    private final SchemaInForce schema;
    private final RuleValidator inForce;
    private final RuleKeeper rules;
    private final TableChecks tables;
    private final OthersInForce others;
    private final DefinitionsInForce known;

    /**
     * Creates it.
     *
     * @param schema what pushed definitions may use
     * @param inForce validates rules in force
     */
    DefinitionKind(SchemaInForce schema, RuleValidator inForce, RuleKeeper rules) {
        this.schema = schema;
        this.inForce = inForce;
        this.rules = rules;
        this.tables = new TableChecks(inForce);
        this.others = rules.others();
        this.known = new DefinitionsInForce(inForce.reader());
    }

    @Override
    public String name() {
        return DefinitionReader.KIND;
    }

    @Override
    public Effect effect(String id, Optional<Node> document, RulebookMemory memory) {
        Definitions before = known.in(memory);
        if (document.isEmpty()) {
            return onRules(before.replacing(id, Definitions.NONE), memory);
        }
        DefinitionReader.Read read =
                new DefinitionReader(schema.validator(memory).compiler()).read(document.get());
        List<RuleError> errors = new ArrayList<>(read.errors());
        errors.addAll(read.definitions().takenIn(before));
        return errors.isEmpty()
                ? onRules(before.replacing(id, read.definitions()), memory)
                : new Effect(errors, List.of());
    }

    private Effect onRules(Definitions after, RulebookMemory memory) {
        List<RuleError> errors = new ArrayList<>();
        List<NewMeaning> changed = new ArrayList<>();
        for (Map.Entry<String, RulebookMemory.Held> rule : memory.inForce().entrySet()) {
            RulebookMemory.Held held = rule.getValue();
            if (held.linked().equals(held.document())) {
                continue; // it uses no definitions
            }
            Linked linked = Linked.of(inForce.read(held), after).using(schema.attributes(memory));
            if (!linked.definitions().equals(inForce.linked(held).definitions())) {
                check(rule.getKey(), held, linked, memory, errors, changed);
            }
        }
        Map<String, Rule> changedRules = rules(changed);
        changedRules.forEach((id, rule) -> named(id, others.circles(rule, changedRules, memory), errors));
        int epochs = changed.size()
                + (int) changed.stream()
                        .filter(rule -> !rule.held().offReason().isEmpty())
                        .count(); // a rule that is off takes two
        if (errors.isEmpty() && epochs > MOST_RULES) {
            errors.add(RuleError.at(
                    "",
                    changed.size() + " rules would mean something else, and at most " + MOST_RULES
                            + " may at once: define it under another name, and move the rules to that"));
        }
        Effect onModels = onModels(after, memory);
        errors.addAll(onModels.errors());
        List<RuleError> warnings = new ArrayList<>(told(changed));
        warnings.addAll(onModels.warnings());
        return new Effect(errors, warnings, changed);
    }

    private void check(
            String id,
            RulebookMemory.Held held,
            Linked linked,
            RulebookMemory memory,
            List<RuleError> errors,
            List<NewMeaning> changed) {
        Compiled compiled = inForce.compiler().compile(linked);
        List<RuleError> wrong = new ArrayList<>();
        if (compiled instanceof Compiled.Rejected rejected) {
            wrong.addAll(rejected.errors());
        } else if (compiled instanceof Compiled.Accepted accepted) {
            Rule rule = accepted.rule();
            wrong.addAll(rules.checks().unusable(linked, rule));
            wrong.addAll(tables.misuses(rule, linked, memory));
            changed.add(new NewMeaning(held, linked, rule));
        }
        named(id, wrong, errors);
    }

    private static void named(String id, List<RuleError> wrong, List<RuleError> errors) {
        wrong.forEach(error -> errors.add(RuleError.at(
                "",
                "rule '" + id + "'" + (error.path().isEmpty() ? "" : ", " + error.path()) + ": " + error.message()
                        + "; change it first")));
    }

    private static Map<String, Rule> rules(List<NewMeaning> changed) {
        Map<String, Rule> byId = new TreeMap<>();
        changed.forEach(one -> byId.put(one.rule().id(), one.rule()));
        return byId;
    }

    private static List<RuleError> told(List<NewMeaning> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        List<String> ids = changed.stream()
                .limit(NAMED)
                .map(rule -> "'" + rule.rule().id() + "'")
                .toList();
        String more = changed.size() > NAMED ? " and " + (changed.size() - NAMED) + " more" : "";
        return List.of(RuleError.at(
                "",
                "by this change " + Counted.of(changed.size(), "rule") + (changed.size() == 1 ? " means" : " mean")
                        + " something else: " + String.join(", ", ids) + more));
    }

    /**
     * Returns what a change of definitions means for models in force.
     *
     * @param after those in force then
     * @return errors, if one would be gone, and warnings
     */
    private Effect onModels(Definitions after, RulebookMemory memory) {
        List<RuleError> errors = new ArrayList<>();
        List<RuleError> warnings = new ArrayList<>();
        memory.models().byId().forEach((id, held) -> {
            if (held.linked().equals(held.document())) {
                return; // it uses no definitions
            }
            Linked linked = inForce.linked(held.linked());
            linked.definitions().byName().forEach((name, definition) -> {
                if (after.find(name).isEmpty()) {
                    errors.add(RuleError.at("", "'" + id + "' uses defs." + name + "; change it first"));
                } else if (!after.find(name).equals(Optional.of(definition))) {
                    warnings.add(RuleError.at(
                            "",
                            "'" + id + "' keeps defs." + name + " as it was when the model came into force; push a new"
                                    + " version of the model for it to change"));
                }
            });
        });
        return new Effect(errors, warnings);
    }
}
