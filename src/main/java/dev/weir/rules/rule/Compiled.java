package dev.weir.rules.rule;

import dev.weir.events.answer.RuleError;
import java.util.List;

/** What became of a rule document. */
public sealed interface Compiled {

    /**
     * It can run.
     *
     * @param warnings what may well not be meant, each with its place in the document
     */
    record Accepted(Rule rule, List<RuleError> warnings) implements Compiled {
        /** Makes defensive copies. */
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It cannot, for all of these reasons.
     *
     * @param id the document's, {@code ""} where it has none that can be read
     * @param version the document's, 0 likewise
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
