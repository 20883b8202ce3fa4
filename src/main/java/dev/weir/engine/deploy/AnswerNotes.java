package dev.weir.engine.deploy;

import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.rules.list.NamedList;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The notes in the answer to an update. */
final class AnswerNotes {
    private AnswerNotes() {}

    /**
     * Returns the notes for an unchanged version. If the job switched it off, they repeat that, so that the compacted
     * topic does not lose it.
     */
    static RuleNotes unchanged(RulebookMemory.Held held) {
        return held.offReason().isEmpty()
                ? RuleNotes.NONE
                : new RuleNotes(
                        List.of(RuleError.at(
                                "version",
                                "the job switched version " + held.version() + " off; to switch it on again "
                                        + Versions.higher(held.version()))),
                        held.offReason(),
                        0,
                        List.of(),
                        "");
    }

    /**
     * Returns the warnings found in the document, about lists that do not exist, and about lists that cannot contain
     * what is looked for.
     *
     * @param mayWrite lists that rules put entries on, which need not have been pushed, no more than those with rows
     */
    static List<RuleError> warnings(List<RuleError> found, Rule rule, RulebookMemory memory, List<String> mayWrite) {
        List<RuleError> warnings = new ArrayList<>(found);
        new TreeMap<>(rule.lists()).forEach((list, use) -> {
            RulebookMemory.HeldList held = memory.lists().get(list);
            if (held != null) {
                warnings.addAll(use.warnings(list, held.sample()));
            } else if (use.asTable().isPresent()
                    || !(mayWrite.contains(list) || memory.written().size(list) > 0)) {
                warnings.add(RuleError.at(
                        use.path(),
                        "there is no list '" + list + "' yet"
                                + NamedList.advice(list, memory.lists().keySet())
                                + "; until it is pushed it holds nothing"
                                + (use.asTable().isPresent()
                                        ? ", and what the rule takes from its rows is checked only then"
                                        : "")));
            }
        });
        return warnings;
    }

    /**
     * Returns the error for a version that is not higher; if two people pushed the same version, the second learns
     * whose is in force.
     */
    static RuleError versionDoesNotGrow(Rule rule, RulebookMemory.Held held, RulebookMemory memory) {
        String pushed = memory.sources().getOrDefault(rule.id(), Push.UNKNOWN).told();
        return RuleError.at(
                "version",
                "version " + held.version() + " is in force"
                        + (rule.version() == held.version() ? " with other content" : "")
                        + (pushed.isEmpty() ? "" : ", " + pushed) + ": " + Versions.higher(held.version()));
    }

    /** Returns the error for a new rule beyond the largest number of rules; rules in force stay. */
    static RuleError tooMany(int maxRules, RulebookMemory memory) {
        return RuleError.at(
                "",
                "there are " + memory.inForce().size() + " rules in force, and at most " + maxRules
                        + " are allowed (limits.maxRules): remove one first, or raise the limit in the job config");
    }

    /** Returns the notes for a rule in force that exceeds bounds lowered since it was accepted. */
    static RuleNotes beyondBounds(RulebookMemory.Held held, List<RuleError> errors) {
        List<RuleError> warnings = new ArrayList<>();
        warnings.add(RuleError.at(
                "",
                "this rule stays in force though the job config of today refuses it: raise the limit again, or push"
                        + " a version that is within it"));
        warnings.addAll(errors);
        return RuleNotes.NONE.withWarnings(warnings).withReason(held.offReason());
    }

    static RuleStatus.Kind kindOf(Mode mode) {
        return switch (mode) {
            case LIVE -> RuleStatus.Kind.ACTIVE;
            case SHADOW -> RuleStatus.Kind.SHADOW;
            case OFF -> RuleStatus.Kind.OFF;
        };
    }
}
