package dev.weir.rules.model;

import dev.weir.events.answer.RuleError;
import java.util.List;

/** The result of compiling the document of a model. */
public sealed interface CompiledModel {

    /**
     * The model can be asked, if it can be loaded.
     *
     * @param warnings what is probably not intended, each with its place in the document
     */
    record Accepted(Model model, List<RuleError> warnings) implements CompiledModel {
        /** Makes a defensive copy. */
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /** The model cannot be asked, for all of these reasons. */
    record Rejected(List<RuleError> errors) implements CompiledModel {
        /** Makes a defensive copy. */
        public Rejected {
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a rejection has a reason");
            }
            errors = List.copyOf(errors);
        }
    }
}
