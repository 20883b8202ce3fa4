package dev.weir.console.edit;

import java.io.IOException;

/** Runs the cases of rules, as {@code weir rules test} does. Several threads may ask at once. */
public interface RuleCases {

    /**
     * Checks a rule as the topic has it last, and runs its cases.
     *
     * @throws IOException if the topic has no such rule, or cannot be read; for people
     */
    DraftChecked of(String rule) throws IOException;
}
