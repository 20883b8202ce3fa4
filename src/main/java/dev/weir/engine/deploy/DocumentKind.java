package dev.weir.engine.deploy;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A kind of documents on the topic of rules that are no rules. What they mean is known here; versions, epochs and answers
 * are the same for all kinds.
 */
interface DocumentKind {
    /** Returns the name of the kind: what comes before the slash in the id of such a document. */
    String name();

    /**
     * Returns what it would mean if this came into force now; nothing is changed yet.
     *
     * @param id of the document, or the key of its record if it is removed
     * @param document empty if it is removed
     */
    Effect effect(String id, Optional<Node> document, RulebookMemory memory);

    /**
     * What a change of a document means.
     *
     * @param errors all that is wrong with it, also with rules in force that would then be wrong; the change is refused
     *     if there is any
     * @param warnings of a change that is accepted
     * @param rules in force that mean something else from then on
     */
    record Effect(List<RuleError> errors, List<RuleError> warnings, List<NewMeaning> rules) {
        /** Makes defensive copies. */
        public Effect {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
            rules = List.copyOf(rules);
        }

        /** Creates what a change means that concerns no rule. */
        Effect(List<RuleError> errors, List<RuleError> warnings) {
            this(errors, warnings, List.of());
        }
    }

    /**
     * A rule in force as it was pushed, with other definitions.
     *
     * @param held as it is in force until then
     */
    record NewMeaning(RulebookMemory.Held held, Linked linked, Rule rule) {}
}
