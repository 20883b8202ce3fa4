package dev.weir.engine.deploy;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.list.ListSample;
import dev.weir.rules.list.ListUse;
import dev.weir.rules.rule.Compiled;
import java.util.ArrayList;
import java.util.List;

/** Finds what rules in force look for in a new list that cannot be in it. */
final class ListWarnings {
    /** The largest number of rules that are checked against one list; each has to be compiled for it. */
    static final int MOST_RULES = 50;

    private final RuleValidator inForce;

    ListWarnings(RuleValidator inForce) {
        this.inForce = inForce;
    }

    /** Returns a warning for each such place, naming the rule and the position in it. */
    List<RuleError> of(String list, ListSample entries, RulebookMemory memory) {
        List<RuleError> warnings = new ArrayList<>();
        memory.inForce().entrySet().stream()
                .filter(held -> TableChecks.mayName(list, held.getValue().linked()))
                .limit(MOST_RULES)
                .forEach(held -> of(list, entries, held.getValue())
                        .forEach(warning -> warnings.add(RuleError.at(
                                "", "rule '" + held.getKey() + "', " + warning.path() + ": " + warning.message()))));
        return warnings;
    }

    private List<RuleError> of(String list, ListSample entries, RulebookMemory.Held held) {
        ListUse use = inForce.validate(held) instanceof Compiled.Accepted accepted
                ? accepted.rule().lists().get(list)
                : null;
        return use == null ? List.of() : use.warnings(list, entries);
    }
}
