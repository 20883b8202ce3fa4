package dev.weir.engine.deploy;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.list.ListSample;
import dev.weir.rules.list.ListUse;
import dev.weir.rules.list.NamedList;
import dev.weir.rules.list.TableShape;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks rules against the tables in force, and tables against the rules in force. */
final class TableChecks {
    /** The largest number of rules that are checked against one list; each has to be compiled for it. */
    static final int MOST_RULES = 50;

    private final RuleValidator inForce;

    /** Creates checks with the validator of rules in force, whose bounds were checked before. */
    TableChecks(RuleValidator inForce) {
        this.inForce = inForce;
    }

    /** Returns what is wrong with what a rule looks up in the tables in force. */
    List<RuleError> misuses(Rule rule, Linked document, RulebookMemory memory) {
        Map<String, TableShape> known = new HashMap<>();
        rule.lists().keySet().forEach(list -> {
            RulebookMemory.HeldList held = memory.lists().get(list);
            if (held != null) {
                known.put(list, held.shape());
            }
        });
        return inForce.compiler().misuses(rule, document, known);
    }

    /**
     * Returns what would be wrong with rules in force if a list were, each error with the rule. Cost: nothing if the
     * list before had the same fields; else each rule that may ask it is compiled.
     */
    List<RuleError> broken(NamedList list, RulebookMemory memory) {
        TableShape shape = list.entries().rows().shape();
        RulebookMemory.HeldList before = memory.lists().get(list.name());
        if (before != null && before.shape().equals(shape)) {
            return List.of();
        }
        List<RuleError> errors = new ArrayList<>();
        memory.inForce().forEach((id, held) -> {
            if (mayName(list.name(), held.linked())) {
                of(held, Map.of(list.name(), shape))
                        .forEach(error -> errors.add(RuleError.at(
                                "",
                                "rule '" + id + "', " + error.path() + ": " + error.message() + "; change it first")));
            }
        });
        return errors;
    }

    /** Returns whether a document has a text in it, perhaps with an escape: JSON can write any letter as one. */
    static boolean mayName(String list, String document) {
        return document.contains(list) || document.contains("\\u");
    }

    private List<RuleError> of(RulebookMemory.Held held, Map<String, TableShape> shapes) {
        return inForce.validate(held) instanceof Compiled.Accepted accepted
                ? inForce.compiler().misuses(accepted.rule(), inForce.linked(held), shapes)
                : List.of();
    }

    /** Returns a warning for each place of a rule in force that looks for what cannot be in a new list. */
    List<RuleError> warnings(String list, ListSample entries, RulebookMemory memory) {
        List<RuleError> warnings = new ArrayList<>();
        memory.inForce().entrySet().stream()
                .filter(held -> mayName(list, held.getValue().linked()))
                .limit(MOST_RULES)
                .forEach(held -> warnings(list, entries, held.getValue())
                        .forEach(warning -> warnings.add(RuleError.at(
                                "", "rule '" + held.getKey() + "', " + warning.path() + ": " + warning.message()))));
        return warnings;
    }

    private List<RuleError> warnings(String list, ListSample entries, RulebookMemory.Held held) {
        ListUse use = inForce.validate(held) instanceof Compiled.Accepted accepted
                ? accepted.rule().lists().get(list)
                : null;
        return use == null ? List.of() : use.warnings(list, entries);
    }
}
