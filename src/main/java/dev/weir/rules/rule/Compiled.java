package dev.weir.rules.rule;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.AskedName;
import java.util.List;

/** The result of compiling a rule document. */
public sealed interface Compiled {

    /**
     * The rule can run.
     *
     * @param warnings what is probably not intended, each with its place in the document
     * @param names of other rules, and their tags, that the rule compares decisions with
     */
    record Accepted(Rule rule, List<RuleError> warnings, List<AskedName> names) implements Compiled {
        /** Makes defensive copies. */
        public Accepted {
            warnings = List.copyOf(warnings);
            names = List.copyOf(names);
        }
    }

    /**
     * The rule cannot run, for all of these reasons.
     *
     * @param id from the document, {@code ""} if it has no readable one
     * @param version from the document, 0 if it has no readable one
     */
    record Rejected(String id, long version, List<RuleError> errors) implements Compiled {
        /** Makes defensive copies. */
        public Rejected {
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a rejection has a reason");
            }
            errors = List.copyOf(errors);
        }
    }
}
